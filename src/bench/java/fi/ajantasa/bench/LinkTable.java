package fi.ajantasa.bench;

import static fi.ajantasa.bench.LinkRuns.COMPARATOR;
import static fi.ajantasa.bench.LinkRuns.PRODUCT;

import fi.ajantasa.bench.Samples.Key;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Prints what linking measured as two Markdown tables: what each program did, and whether must and aim are reached. */
final class LinkTable {
    private static final Limits CALIBRATION = new Limits(2, 1.5);
    private static final List<Target> HITS = List.of(
            new Target("finnish100k", "F1", Hits::f1, new Limits(0.9987, 0.9993)),
            new Target("finnish100k", "false links", Hits::wrong, new Limits(10, 10)),
            new Target("finnish100k-tenth-gone", "false links", Hits::wrong, new Limits(25, 10)),
            new Target("finnish100k-tenth-gone", "false, p ≥ .9", Hits::strictWrong, new Limits(8, 3)),
            new Target("finnish100k-tenth-gone", "recall, p ≥ .9", Hits::strictRecall, new Limits(0.996, 0.998)),
            new Target("finnish100k-half-gone", "false links", Hits::wrong, new Limits(80, 35)),
            new Target("million", "F1", Hits::f1, new Limits(0.9980, 0.9988)),
            new Target("million-tenth-gone", "false links", Hits::wrong, new Limits(700, 300)),
            new Target("febrl3", "F1", Hits::f1, new Limits(0.9985, 0.999)));
    private static final List<Cost> COSTS = List.of(
            new Cost("finnish100k", new Limits(3, 9), new Limits(200, 110)),
            new Cost("million", new Limits(6, 11), new Limits(700, 450)));

    private final LinkRuns runs;
    private final PrintStream out;

    LinkTable(LinkRuns runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    void print(List<LinkSet> sets) {
        out.println(
                "| Set | Program | F1 | False links: found (expected) | p ≥ .9: false at recall | CPU s | Wall s | Peak MB |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (LinkSet set : sets) {
            run(LinkRuns.key(set, PRODUCT));
            run(LinkRuns.key(set, COMPARATOR));
        }
        out.println("\n| Set | Measure | Value | Must / aim | |");
        out.println("|---|---|---|---|---|");
        for (LinkSet set : sets) {
            judge(LinkRuns.key(set, PRODUCT));
        }
        out.println("\nLoad average before the runs: " + runs.samples().load());
    }

    private void run(Key key) {
        runs.findHits(key)
                .ifPresent(hits -> out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.4f | %d%s | %d at %.4f | %.1f | %.1f | %d |%n",
                        key.size(),
                        key.program(),
                        hits.f1(),
                        hits.wrong(),
                        hits.expectedWrong() == null ? "" : String.format(Locale.ROOT, " (%.1f)", hits.expectedWrong()),
                        hits.strictWrong(),
                        hits.strictRecall(),
                        runs.samples().medianCpuSeconds(key),
                        runs.samples().medianSeconds(key),
                        runs.samples().peakMegabytes(key)));
    }

    private void judge(Key key) {
        Optional<Hits> hits = runs.findHits(key);
        if (hits.isEmpty()) {
            return;
        }
        HITS.stream()
                .filter(it -> it.set.equals(key.size()))
                .forEach(it -> line(key, it.measure, it.figure.applyAsDouble(hits.get()), it.limits));
        line(key, "expected and found false links, ratio", hits.get().miscalibration(), CALIBRATION);
        COSTS.stream().filter(it -> key.size().startsWith(it.set)).forEach(it -> {
            line(key, "peak MB", runs.samples().peakMegabytes(key), it.peak);
            Key other = key.by(COMPARATOR);
            if (runs.samples().has(other)) {
                double ratio =
                        runs.samples().medianCpuSeconds(other) / runs.samples().medianCpuSeconds(key);
                line(key, "comparator's CPU ÷ ours", ratio, it.times);
            }
        });
    }

    private void line(Key key, String measure, double value, Limits limits) {
        out.printf("| %s | %s | %s | %s |%n", key.size(), measure, Limits.number(value), limits.verdict(value));
    }

    /** A figure of a set that must reach a value. */
    private record Target(String set, String measure, ToDoubleFunction<Hits> figure, Limits limits) {}

    /** How many times less processor time than the comparator a set and its reduced sets must need, and memory. */
    private record Cost(String set, Limits times, Limits peak) {}
}
