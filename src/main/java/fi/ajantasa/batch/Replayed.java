package fi.ajantasa.batch;

import fi.ajantasa.decide.Told;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.Refusal;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * To which rows of its delivery a replay is limited.
 *
 * @param rows rows that were rejected before
 * @param counted how many rows the delivery had when they were numbered
 * @param extracts from which the other rows of the delivery were taken in
 */
record Replayed(RoaringBitmap rows, long counted, List<Integer> extracts) {
    /** The rule of a row whose customer another row of the same delivery has spoken of already. */
    static final String BESIDE_ACCEPTED = "beside-accepted-row";

    static Optional<Replayed> find(Workplace workplace, Run run, Extract extract) {
        return workplace
                .links()
                .find(run.id())
                .filter(it -> it.verb() == Verb.REPLAY)
                .map(link -> {
                    Run of = workplace.runs().find(link.of()).orElseThrow();
                    return new Replayed(
                            workplace.lists().read(run.id(), ListName.REPLAYED.word(), ""),
                            workplace.extracts().rows(of.order().extract()),
                            workplace.extracts().listSame(extract));
                });
    }

    /** Rows are known by their numbers, so the delivery must count as it did. */
    Optional<Refusal> judge(long rows) {
        return rows == counted
                ? Optional.empty()
                : Optional.of(new Refusal(
                        ExitCode.INPUT_CONFLICT,
                        "rows-counted-otherwise",
                        "the delivery counts " + rows + " rows under today's definitions",
                        counted + " rows as in the run that rejected them; rerun that run instead"));
    }

    /** The rows of a delivery of so many that the replay leaves as they are. */
    RoaringBitmap others(long all) {
        RoaringBitmap others = RoaringBitmap.bitmapOfRange(1, all + 1);
        others.andNot(rows);
        return others;
    }

    /** Whether an accepted row of the delivery speaks of the customer; that a full list lacked them is no row. */
    boolean isBeside(Told told) {
        return told.facts().stream()
                .anyMatch(it ->
                        it.origin().row() > 0 && extracts.contains(it.origin().extract()));
    }
}
