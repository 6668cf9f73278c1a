package fi.ajantasa.report;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything a reviewer reads about a run; no personal value is in it. Its component names are the keys of the JSON report. */
public record RunReport(
        RunHeader header,
        Verdict verdict,
        List<Equation> equations,
        Counts counts,
        Findings findings,
        Freshness freshness,
        List<EarlierRun> earlier,
        List<ListInfo> lists) {
    public RunReport {
        equations = List.copyOf(equations);
        earlier = List.copyOf(earlier);
        lists = List.copyOf(lists);
    }

    /** How many rows and customers fell into each class, and what became of the items of each attribute. */
    public record Counts(List<Figure> rows, List<Figure> customers, List<AttributeCounts> attributes, Linking linking) {
        /** The figure of that name, zero if there is none. */
        public long of(ListName name) {
            return Stream.concat(rows.stream(), customers.stream())
                    .filter(figure -> figure.name().equals(name.word()))
                    .mapToLong(Figure::value)
                    .sum();
        }

        /** The sum over the attributes. */
        public long items(ListName name) {
            return attributes.stream().mapToLong(line -> line.of(name)).sum();
        }
    }

    /** How rows without identity codes were linked: candidates by blocking key, and a few links. */
    public record Linking(SortedMap<String, Long> candidates, List<LinkExample> examples) {}

    /** What became of the items of one attribute. */
    public record AttributeCounts(String attribute, List<Figure> outcomes) {
        long of(ListName name) {
            return outcomes.stream()
                    .filter(figure -> figure.name().equals(name.word()))
                    .mapToLong(Figure::value)
                    .sum();
        }
    }

    /** What a person should look at. */
    public record Findings(
            List<Figure> favour,
            List<Figure> against,
            List<Figure> held,
            List<Figure> kept,
            List<Figure> rejects,
            List<Figure> tasks,
            List<Figure> notes,
            List<Figure> quarantine,
            List<AnnouncedChange> announced,
            ClericalReview review) {}

    /** How recent the register's word is. */
    public record Freshness(
            @Nullable LocalDate confirmedAsOf,
            @Nullable LocalDate lastDelivery,
            @Nullable Long daysSinceDelivery,
            Figure absent,
            Figure notYetSeen) {}

    /** A run of the register for comparison, this one last. */
    public record EarlierRun(
            String run, LocalDate businessDate, String ending, long rows, long accepted, long changed, long rejected) {}

    /** The verdict over all equations: one that does not hold is enough. */
    static Verdict verdict(List<Equation> equations) {
        if (equations.stream().anyMatch(equation -> !equation.holds())) {
            return Verdict.IMBALANCE;
        }
        boolean evaluated = equations.stream().anyMatch(equation -> equation.verdict() == Verdict.BALANCED);
        return evaluated ? Verdict.BALANCED : Verdict.NOT_EVALUATED;
    }
}
