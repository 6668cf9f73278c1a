package fi.ajantasa.report;

import fi.ajantasa.audit.LogState;
import fi.ajantasa.report.NightReport.Line;
import fi.ajantasa.report.RunHeader.ReportedDelivery;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The few lines an operator sees at the end of a run or a night: plain text, at most 100 characters wide. */
public final class RunSummaryText {
    private static final int WIDTH = 100;

    private RunSummaryText() {}

    /** Four lines, one per announced mass change and one per equation that does not hold. */
    public static String run(RunReport report) {
        RunHeader run = report.header();
        RunReport.Counts counts = report.counts();
        ReportedDelivery delivery = run.delivery();
        List<String> lines = new ArrayList<>();
        lines.add(run.register() + "  " + run.run() + "  " + run.times().businessDate() + "  "
                + run.ending().word() + "  " + verdict(report.verdict())
                + (run.ending().dryRun() ? "  dry run" : ""));
        if (delivery != null) {
            lines.add("  delivery  " + delivery.kind().toLowerCase(Locale.ROOT) + " " + delivery.sequence() + " of "
                    + delivery.extractDate() + ", " + number(delivery.rows()) + " rows");
            lines.add("  rows      " + rows(counts, ListName.ACCEPTED, ListName.REJECTED)
                    + (isReference(counts)
                            ? ", " + rows(counts, ListName.STORED, ListName.HELD_ROWS)
                            : ", " + rows(counts, ListName.MATCHED, ListName.UNMATCHED)));
            if (!isReference(counts)) {
                lines.add("  items     " + item(counts, ListName.CHANGED) + ", " + item(counts, ListName.APPLIED) + ", "
                        + item(counts, ListName.HELD) + ", " + item(counts, ListName.KEPT_CUSTOMER_VALUE));
            }
        }
        if (!report.findings().quarantine().isEmpty()) {
            lines.add("  waiting   "
                    + report.findings().quarantine().stream()
                            .map(figure -> number(figure.value()) + " " + figure.attribute())
                            .collect(Collectors.joining(", ")));
        }
        report.findings().announced().forEach(it -> lines.add("  announced " + announced(it)));
        report.equations().stream()
                .filter(equation -> !equation.holds())
                .forEach(equation -> lines.add("  " + broken(equation)));
        return text(lines);
    }

    /** A table with one line per register. */
    public static String night(NightReport night) {
        List<String> lines = new ArrayList<>();
        lines.add("Night " + night.night() + " of " + night.businessDate() + ": " + verdict(night.verdict()));
        lines.add(columns("register", "delivered", "age", "rows", "changed", "rejected", "held", "ending"));
        for (Line line : night.lines()) {
            lines.add(columns(
                    line.register(),
                    Page.or(line.extractDate(), "-"),
                    Page.or(line.ageDays(), "-"),
                    number(line.rows()),
                    number(line.attention().changed()),
                    number(line.attention().rejected()),
                    number(line.attention().held()),
                    line.ending() + (line.verdict() == Verdict.IMBALANCE ? " !" : "")));
        }
        lines.addAll(log(night.log()));
        return text(lines);
    }

    private static List<String> log(LogState log) {
        List<String> lines = new ArrayList<>();
        LogState.Sealed checkpoint = log.checkpoint();
        lines.add("Audit log: "
                + (checkpoint == null
                        ? "no checkpoint yet"
                        : "checkpoint of %s entries at %s"
                                .formatted(
                                        number(checkpoint.entries()),
                                        checkpoint.at().truncatedTo(ChronoUnit.SECONDS)))
                + ", " + number(log.waiting()) + " not sealed yet");
        log.places().stream()
                .filter(it -> !it.isReached())
                .forEach(it -> lines.add("  " + it.name() + " could not be reached; it has the checkpoint of "
                        + number(it.entries()) + " entries"));
        LogState.Verification verified = log.verified();
        lines.add(
                verified == null
                        ? "  never verified"
                        : "  verified at %s: %s entries, %s faults"
                                .formatted(
                                        verified.at().truncatedTo(ChronoUnit.SECONDS),
                                        number(verified.entries()),
                                        number(verified.faults())));
        return lines;
    }

    /** A broken equation with both sides, as in {@code E5 apply: 1 208 ≠ 1 207}. */
    static String broken(Equation equation) {
        String what = equation.faults().isEmpty() ? "" : " " + equation.faults().get(0);
        return equation.code() + " " + equation.name() + ": " + number(Equation.sum(equation.left()))
                + (Equation.sum(equation.left()) == Equation.sum(equation.right()) ? " = " : " ≠ ")
                + number(Equation.sum(equation.right())) + what;
    }

    private static String announced(AnnouncedChange change) {
        return number(change.passed().value()) + " × " + change.passed().attribute() + " passed, ceiling "
                + number(change.ceiling()) + ": " + change.reason();
    }

    private static String number(long value) {
        return Page.number(value).replace(Page.THIN_SPACE, ' ');
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case BALANCED -> "balanced";
            case IMBALANCE -> "NOT BALANCED";
            case NOT_EVALUATED -> "not evaluated";
        };
    }

    /** A list of places: its rows are nobody's. */
    private static boolean isReference(RunReport.Counts counts) {
        return counts.rows().stream()
                .anyMatch(figure -> figure.name().equals(ListName.STORED.word())
                        || figure.name().equals(ListName.HELD_ROWS.word()));
    }

    private static String rows(RunReport.Counts counts, ListName... names) {
        return Arrays.stream(names)
                .map(name -> number(counts.of(name)) + " " + name.word())
                .collect(Collectors.joining(", "));
    }

    private static String item(RunReport.Counts counts, ListName name) {
        return number(counts.items(name)) + " " + name.word();
    }

    private static String columns(String... cells) {
        return String.format(Locale.ROOT, "  %-16s %-10s %5s %12s %10s %9s %8s  %s", (Object[]) cells);
    }

    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String plain = line.stripTrailing();
            text.append(plain.length() > WIDTH ? plain.substring(0, WIDTH - 1) + "…" : plain)
                    .append('\n');
        }
        return text.toString();
    }
}
