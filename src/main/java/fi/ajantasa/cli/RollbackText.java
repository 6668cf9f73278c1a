package fi.ajantasa.cli;

import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.batch.Rollback;
import fi.ajantasa.batch.Rollback.Order;
import fi.ajantasa.batch.Rollback.Undone;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListInfo;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a roll-back: its three lists, counted, who received people it concerns, and the command that comes next. */
final class RollbackText {
    private static final int SHOWN = 12;

    private RollbackText() {}

    static int print(CommandSpec spec, Order order, Undone undone, boolean json) {
        RegisterResult result = undone.result();
        if (json) {
            Output.json(spec, keys(order, undone));
        } else if (isDone(result)) {
            Output.line(spec, text(order, undone));
        } else {
            Output.complain(spec, result.message());
        }
        return result.code().number();
    }

    private static boolean isDone(RegisterResult result) {
        return result.code() == ExitCode.OK || result.code() == ExitCode.OK_WITH_REJECTS;
    }

    private static Map<String, Object> keys(Order order, Undone undone) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("code", undone.result().code().number());
        keys.put("name", undone.result().code().name());
        keys.put("reason", undone.result().reason());
        keys.put("message", undone.result().message());
        keys.put("of", order.run());
        keys.put("flags", order.protecting());
        keys.put("exports", undone.exports());
        undone.result().reports().stream().findFirst().ifPresent(report -> {
            keys.put("run", report.header().run());
            keys.put("plan", Objects.toString(report.header().hashes().plan(), ""));
            Rollback.BUCKETS.forEach(it -> keys.put(it.word(), sizes(report, it)));
            keys.put(ListName.KEPT_BECAUSE.word(), sizes(report, ListName.KEPT_BECAUSE));
        });
        return keys;
    }

    private static String text(Order order, Undone undone) {
        RunReport report = undone.result().reports().get(0);
        String run = report.header().run();
        boolean shown = order.plan().isEmpty();
        List<String> lines = new ArrayList<>();
        lines.add(
                shown
                        ? "Plan that undoes " + order.run() + " of "
                                + report.header().register()
                                + (order.protecting() ? ", what protects people alone" : "")
                                + "; nothing is changed yet."
                        : undone.result().code().name() + " " + run + " has undone " + order.run() + " of "
                                + report.header().register() + "; read again and proven.");
        Rollback.BUCKETS.forEach(it -> lines.add(bucket(report, it)));
        lines.add("  why kept      " + words(sizes(report, ListName.KEPT_BECAUSE)) + " (customers)");
        exports(undone, lines);
        lines.add("Each opens: ajantasa runs show " + run + " --list reversed (kept, kept-because, not-reversed)");
        lines.add("Next: " + next(order, report));
        return String.join("\n", lines);
    }

    private static String bucket(RunReport report, ListName name) {
        SortedMap<String, Long> sizes = sizes(report, name);
        long all = sizes.values().stream().mapToLong(Long::longValue).sum();
        return "  %-12s %7d  %s".formatted(name.word(), all, words(sizes)).stripTrailing();
    }

    private static void exports(Undone undone, List<String> lines) {
        if (undone.exports().isEmpty()) {
            lines.add("No export was let out since with anybody it concerns.");
        } else {
            lines.add("Exports let out since, whose receivers may have to be told:");
            undone.exports()
                    .forEach(it -> lines.add("  export " + it.export() + ", " + it.channel() + ", "
                            + it.purpose() + ", by " + it.by() + ", " + it.released() + ": " + it.concerned()
                            + " of the customers"));
        }
    }

    private static String next(Order order, RunReport report) {
        String rollback = "ajantasa rollback " + order.run();
        String plan = Objects.toString(report.header().hashes().plan(), "");
        if (!order.plan().isEmpty()) {
            return "ajantasa report " + report.header().run();
        }
        String confirm = " --confirm " + plan.substring(0, Math.min(SHOWN, plan.length())) + " ";
        return order.protecting()
                ? rollback + " --flags" + confirm + "--legal-reason TEXT"
                : rollback + confirm + "--reason TEXT";
    }

    private static String words(SortedMap<String, Long> sizes) {
        return sizes.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
    }

    private static SortedMap<String, Long> sizes(RunReport report, ListName name) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (ListInfo info : report.lists()) {
            if (info.key().name().equals(name.word()) && info.size() > 0) {
                sizes.put(info.key().attribute(), info.size());
            }
        }
        return sizes;
    }
}
