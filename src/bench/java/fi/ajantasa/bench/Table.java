package fi.ajantasa.bench;

import static fi.ajantasa.bench.Limits.number;
import static fi.ajantasa.bench.Session.CHANGES;
import static fi.ajantasa.bench.Session.FIRST;
import static fi.ajantasa.bench.Session.PRODUCT;
import static fi.ajantasa.bench.Session.QUIET;
import static fi.ajantasa.bench.Session.SMALL_HEAP;
import static fi.ajantasa.bench.Session.program;

import fi.ajantasa.bench.Samples.Key;
import java.io.PrintStream;
import java.util.List;

/** Prints what a session measured as a Markdown table: medians, ratios, and whether must and aim are reached. */
final class Table {
    private static final List<Target> TARGETS = List.of(
            new Target(QUIET, "duck", "time ÷ DuckDB", new Limits(2.5, 1.9), new Limits(2.2, 1.6)),
            new Target(QUIET, "naive", "rows/s ÷ naive", new Limits(20, 30), new Limits(50, 80)),
            new Target(FIRST, "postgres", "time ÷ PostgreSQL limit", new Limits(1.6, 1.0), new Limits(1.2, 0.8)));
    private static final Limits CHANGES_H2 = new Limits(13, 10);
    private static final Limits CHANGES_POSTGRESQL = new Limits(10, 8);
    private static final Limits GROWTH = new Limits(4.3, 3.5);

    private final Samples samples;
    private final PrintStream out;

    Table(Samples samples, PrintStream out) {
        this.samples = samples;
        this.out = out;
    }

    void print(List<String> sizes, List<String> databases) {
        out.println(
                "| Set | Night | Database | Product s | CPU s | Peak MB | Comparator s | Measure | Value | Must / aim | |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (String size : sizes) {
            for (String database : databases) {
                TARGETS.forEach(target -> ratio(new Key(size, target.night, database, PRODUCT), target));
                changes(new Key(size, CHANGES, database, PRODUCT));
                for (String night : List.of(QUIET, FIRST, CHANGES)) {
                    heap(new Key(size, night, database, program(SMALL_HEAP)));
                    growth(new Key(size, night, database, PRODUCT));
                }
            }
        }
        out.println("\nLoad average before the runs: " + samples.load());
    }

    private void ratio(Key key, Target target) {
        Key comparator = key.by(target.comparator);
        Limits limits = key.database().equals("h2") ? target.h2 : target.postgresql;
        if (samples.has(key) && samples.has(comparator)) {
            double product = samples.medianSeconds(key);
            double other = samples.medianSeconds(comparator);
            double value = target.atLeast() ? other / product : product / other;
            line(key, number(other), target.measure, number(value), judged(key, limits, value));
        } else if (samples.has(comparator)) {
            line(comparator, number(samples.medianSeconds(comparator)), target.measure, "", limits.words());
        }
    }

    /** The targets are for the full size; smaller sets are dominated by the start of the process. */
    private static String judged(Key key, Limits limits, double value) {
        return key.size().equals("full") ? limits.verdict(value) : limits.words();
    }

    private void changes(Key key) {
        if (samples.has(key)) {
            Limits limits = key.database().equals("h2") ? CHANGES_H2 : CHANGES_POSTGRESQL;
            double seconds = samples.medianSeconds(key);
            line(key, "", "seconds", number(seconds), limits.verdict(seconds));
        }
    }

    private void heap(Key key) {
        if (samples.has(key)) {
            line(key, "", "heap " + SMALL_HEAP, "suffices", " | ");
        }
    }

    private void growth(Key key) {
        if (key.size().equals("full") && samples.has(key) && samples.has(key.of("quarter"))) {
            double value = samples.medianSeconds(key) / samples.medianSeconds(key.of("quarter"));
            line(key, "", "time ÷ quarter's", number(value), GROWTH.verdict(value));
        }
    }

    private void line(Key key, String comparator, String measure, String value, String limits) {
        boolean ours = key.program().startsWith(PRODUCT);
        out.printf(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                key.size(),
                key.night(),
                key.database(),
                ours ? number(samples.medianSeconds(key)) : "",
                ours ? number(samples.medianCpuSeconds(key)) : "",
                ours ? Long.toString(samples.peakMegabytes(key)) : "",
                comparator,
                measure,
                value,
                limits);
    }

    /** What a night is compared by. */
    private record Target(String night, String comparator, String measure, Limits h2, Limits postgresql) {
        boolean atLeast() {
            return h2.aim() > h2.must();
        }
    }
}
