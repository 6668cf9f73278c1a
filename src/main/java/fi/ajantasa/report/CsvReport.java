package fi.ajantasa.report;

import java.util.List;
import java.util.Locale;

/** Writes reports as CSV (RFC 4180), safe to open in a spreadsheet: no cell starts a formula (F75). */
public final class CsvReport {
    private static final List<String> HEADER =
            List.of("run", "section", "name", "attribute", "value", "verdict", "command");
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final StringBuilder out = new StringBuilder();

    private CsvReport() {}

    /** One line per figure of the report: equation terms, counts, findings, lists. */
    public static String csv(RunReport report) {
        CsvReport csv = new CsvReport();
        csv.line(HEADER);
        String run = report.header().run();
        csv.line(List.of(run, "run", "ending", report.header().ending().word(), "", word(report.verdict()), ""));
        report.equations().forEach(equation -> csv.equation(run, equation));
        csv.figures(run, "rows", report.counts().rows());
        csv.figures(run, "customers", report.counts().customers());
        report.counts().attributes().forEach(line -> csv.figures(run, "items", line.outcomes()));
        csv.findings(run, report.findings());
        csv.figures(
                run,
                "freshness",
                List.of(report.freshness().absent(), report.freshness().notYetSeen()));
        return csv.out.toString();
    }

    /** A page of an opened list under its column names. */
    public static String csv(ListPage page) {
        CsvReport csv = new CsvReport();
        csv.line(page.columns());
        page.rows().forEach(csv::line);
        return csv.out.toString();
    }

    private void equation(String run, Equation equation) {
        terms(run, equation, "left", equation.left());
        terms(run, equation, "right", equation.right());
        equation.faults()
                .forEach(fault ->
                        line(List.of(run, "equation", equation.key(), fault, "", word(equation.verdict()), "")));
    }

    private void terms(String run, Equation equation, String side, List<Term> terms) {
        for (Term term : terms) {
            line(List.of(
                    run,
                    "equation-" + side,
                    equation.key(),
                    term.name(),
                    Long.toString(term.value()),
                    word(equation.verdict()),
                    Figure.command(run, term.list())));
        }
    }

    private void findings(String run, RunReport.Findings findings) {
        figures(run, "favour", findings.favour());
        figures(run, "against", findings.against());
        figures(run, "held", findings.held());
        figures(run, "kept", findings.kept());
        figures(run, "rejects", findings.rejects());
        figures(run, "tasks", findings.tasks());
        figures(run, "notes", findings.notes());
        figures(run, "quarantine", findings.quarantine());
        figures(run, "review", findings.review().tasks());
        agreement(run, findings.review().agreement());
        figures(
                run,
                "announced",
                findings.announced().stream().map(AnnouncedChange::passed).toList());
    }

    private void agreement(String run, ClericalReview.Agreement agreement) {
        String command = "ajantasa review list --agreement";
        line(List.of(run, "review", "agreement", "percent", decimal(agreement.percent()), "", command));
        line(List.of(run, "review", "agreement", "kappa", decimal(agreement.kappa()), "", command));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void figures(String run, String section, List<Figure> figures) {
        for (Figure figure : figures) {
            line(List.of(
                    run,
                    section,
                    figure.name(),
                    figure.attribute(),
                    Long.toString(figure.value()),
                    "",
                    figure.command()));
        }
    }

    private void line(List<String> cells) {
        out.append(String.join(",", cells.stream().map(CsvReport::cell).toList()))
                .append("\r\n");
    }

    /** A number stays a number; any other text that a spreadsheet would run gets an apostrophe before it. */
    static String cell(String text) {
        String safe = startsFormula(text) ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean startsFormula(String text) {
        boolean plainNumber = text.matches("-?\\d{1,18}");
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !plainNumber;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
