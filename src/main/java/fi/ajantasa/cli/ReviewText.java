package fi.ajantasa.cli;

import fi.ajantasa.batch.Splitting;
import fi.ajantasa.batch.TaskView;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.report.ClericalReview;
import fi.ajantasa.report.ReviewQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Prints tasks of clerical review; values only where they were asked for by name and purpose. */
final class ReviewText {
    private static final String MASKED = "•••";
    private static final String NONE = "–";

    private ReviewText() {}

    static void list(CommandSpec spec, List<ReviewQuery.TaskLine> tasks, boolean json) {
        Map<String, Long> ages = tasks.stream()
                .collect(Collectors.groupingBy(
                        it -> ClericalReview.bracket(it.ageDays()), TreeMap::new, Collectors.counting()));
        if (json) {
            Output.json(spec, Map.of("tasks", tasks, "ages", ages));
            return;
        }
        for (ReviewQuery.TaskLine it : tasks) {
            Output.line(
                    spec,
                    "%6d  %4d d %s %-24s %-12s %-7s %s%s"
                            .formatted(
                                    it.task(),
                                    it.ageDays(),
                                    it.flagged() ? "!" : " ",
                                    it.kind(),
                                    it.register(),
                                    it.state(),
                                    it.customer(),
                                    it.other().isEmpty() ? "" : " / " + it.other()));
        }
        Output.line(
                spec,
                tasks.size() + " open"
                        + ages.entrySet().stream()
                                .map(it -> ", " + it.getKey() + ": " + it.getValue())
                                .collect(Collectors.joining()));
    }

    static void disagreeing(CommandSpec spec, List<ReviewQuery.Disagreement> all, boolean json) {
        if (json) {
            Output.json(spec, Map.of("disagreeing", all));
            return;
        }
        for (ReviewQuery.Disagreement it : all) {
            Output.line(
                    spec,
                    "%6d  %-12s %-10s %s by %s; %s says %s"
                            .formatted(
                                    it.task(),
                                    it.register(),
                                    it.customer(),
                                    it.answer(),
                                    it.by(),
                                    it.run(),
                                    it.says()));
        }
        Output.line(spec, all.size() + " answers stand against what a rule or model now says");
    }

    static void agreement(CommandSpec spec, ClericalReview.Agreement agreement, boolean json) {
        if (json) {
            Output.json(spec, agreement);
            return;
        }
        Output.line(
                spec,
                String.format(
                        Locale.ROOT,
                        "%d tasks answered by two, %d alike: %.1f %%, Cohen's kappa %.2f",
                        agreement.pairs(),
                        agreement.agreeing(),
                        agreement.percent(),
                        agreement.kappa()));
    }

    static void exposures(CommandSpec spec, List<Splitting.Exposure> exposures) {
        for (Splitting.Exposure it : exposures) {
            Output.line(
                    spec,
                    "  %-28s %s, delivery id %d, row %d"
                            .formatted(it.attribute(), it.held() ? "held" : "told", it.extract(), it.row()));
        }
    }

    static void view(CommandSpec spec, TaskView view, AttributeCatalogue catalogue, boolean json) {
        TaskView shown = new TaskView(
                view.task(),
                view.subject(),
                view.kept(),
                view.revealed(),
                view.links(),
                view.lines().stream().map(it -> shown(it, catalogue)).toList());
        if (json) {
            Output.json(spec, shown);
            return;
        }
        TaskView.Subject of = view.subject();
        Output.line(
                spec,
                "task %d: %s, %s, %s%s, %s"
                        .formatted(
                                view.task(),
                                of.kind(),
                                of.register(),
                                of.customer(),
                                of.other().isEmpty() ? "" : " / " + of.other(),
                                of.state()));
        Output.line(
                spec,
                view.kept() == null
                        ? "  the delivery's row is no longer kept; delivery id %d, row %d"
                                .formatted(of.row().extract(), of.row().row())
                        : "  the record is kept until " + view.kept());
        LinkText.of(view.links()).forEach(it -> Output.line(spec, it));
        shown.lines().forEach(it -> line(spec, it, view.revealed()));
    }

    private static void line(CommandSpec spec, TaskView.Line line, boolean revealed) {
        Output.line(
                spec,
                "  %-28s %-26s %s  |  %s%s"
                        .formatted(
                                line.attribute(),
                                line.comparison(),
                                revealed ? or(line.said()) : MASKED,
                                revealed ? or(line.held()) : MASKED,
                                line.ofOther() == null ? "" : "  |  " + line.ofOther()));
    }

    private static TaskView.Line shown(TaskView.Line line, AttributeCatalogue catalogue) {
        return new TaskView.Line(
                line.attribute(),
                line.comparison(),
                shown(line.attribute(), line.said(), catalogue),
                shown(line.attribute(), line.held(), catalogue),
                shown(line.attribute(), line.ofOther(), catalogue));
    }

    private static @Nullable String shown(String attribute, @Nullable String value, AttributeCatalogue catalogue) {
        return value == null ? null : ShownValue.of(catalogue.require(attribute), value);
    }

    private static String or(@Nullable String value) {
        return value == null ? NONE : value;
    }
}
