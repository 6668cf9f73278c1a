package fi.ajantasa.batch;

import fi.ajantasa.report.ControlTotal;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.ControlFile;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.RowCountRule;
import fi.ajantasa.source.Succession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves the whole delivery good before any of its rows has an effect, and keeps what was proven. */
final class ReceiveStep {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveStep.class);
    private final RunContext context;

    ReceiveStep(RunContext context) {
        this.context = context;
    }

    /** Proves the delivery, or ends the run with the reason it is refused for. */
    boolean run() {
        Delivery delivery = delivery();
        Proof proof = prove(delivery);
        if (proof instanceof Refusal refusal) {
            context.refuse(refusal);
            return false;
        }
        Proven proven = (Proven) proof;
        Optional<Refusal> implausible =
                context.findReplayed().flatMap(it -> it.judge(proven.rows())).or(() -> judge(proven));
        if (implausible.isPresent()) {
            context.refuse(implausible.get());
            return false;
        }
        keep(delivery.totals(), proven);
        return true;
    }

    /** A list of people that is too short is refused; a reference list is compared with the one in use, and held. */
    private Optional<Refusal> judge(Proven proven) {
        return context.job().findReference().isPresent()
                ? Optional.empty()
                : RowCountRule.judge(
                        context.job().receive().plausible(),
                        context.kind(),
                        context.workplace()
                                .extracts()
                                .lastBaseRows(context.job().register()),
                        proven.rows());
    }

    private Proof prove(Delivery delivery) {
        try {
            return new DeliveryProver(context.workplace().transcripts())
                    .prove(delivery, context.job(), context.run().order().businessDate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Delivery delivery() {
        return new DeliverySearch(context.workplace(), context.extract())
                .find()
                .orElseThrow(() -> new InputGone("the delivery this run began with is no longer in "
                        + context.job().register() + "'s folder"));
    }

    private void keep(ControlFile control, Proven proven) {
        String run = context.run().id();
        Workplace workplace = context.workplace();
        workplace.extracts().proven(context.extract().id(), proven.files());
        RoaringBitmap others =
                context.findReplayed().map(it -> it.others(proven.rows())).orElse(new RoaringBitmap());
        if (!others.isEmpty()) {
            workplace.lists().put(run, ListName.NOT_REPLAYED, "", others);
        }
        workplace
                .lists()
                .put(
                        run,
                        ListName.REJECTED,
                        "",
                        RoaringBitmap.andNot(proven.rejected().rows(), others));
        workplace.lists().put(run, ListName.DUPLICATE, "", RoaringBitmap.andNot(proven.duplicates(), others));
        workplace
                .rejections()
                .receive(
                        run,
                        proven.rejected().list().stream()
                                .filter(it -> !others.contains(Math.toIntExact(it.row())))
                                .toList());
        workplace.controlTotals().put(run, totals(control, proven));
        LOG.info(
                "{} receive: {} rows, {} rejected, {} duplicate",
                run,
                proven.rows(),
                proven.rejected().size(),
                proven.duplicates().getCardinality());
    }

    /** Changes follow the last applied delivery, themselves left out; a full list brings its own number. */
    private long expectedSequence(ControlFile control) {
        return context.workplace().extracts().listApplied(context.job().register()).stream()
                .filter(it -> control.kind() == Kind.DELTA && control.succession() != Succession.BY_DATE)
                .filter(it -> !it.contentHash().equals(context.extract().contentHash()))
                .mapToLong(it -> it.sequence() + 1)
                .max()
                .orElse(context.extract().sequence());
    }

    private List<ControlTotal> totals(ControlFile control, Proven proven) {
        List<ControlTotal> totals = new ArrayList<>();
        totals.add(total("sequence", "", context.extract().sequence(), expectedSequence(control)));
        proven.totals().forEach(it -> totals.add(new ControlTotal(it.name(), it.file(), it.declared(), it.found())));
        return totals;
    }

    private static ControlTotal total(String name, String file, long declared, long found) {
        return new ControlTotal(name, file, Long.toString(declared), Long.toString(found));
    }
}
