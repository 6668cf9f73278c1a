package fi.ajantasa.cli;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.ErasurePlan;
import fi.ajantasa.privacy.ErasureResult;
import fi.ajantasa.report.ThreeLines;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what an erasure would do or did: counts, names and laws, no value of anybody. */
final class ErasureText {
    private static final int SHORT = 12;
    private static final String LEFT = "delivered-files-left";

    private ErasureText() {}

    static int print(CommandSpec spec, ErasurePlan plan, boolean json) {
        boolean free = plan.obstacles().isEmpty();
        ExitCode code = free ? ExitCode.OK : ExitCode.HELD;
        if (json) {
            Output.json(spec, plan);
            return code.number();
        }
        Output.line(spec, "Erasing " + plan.customer() + ", plan " + plan.hash());
        plan.goes().forEach((table, rows) -> Output.line(spec, "  goes    %-22s %d".formatted(table, rows)));
        Output.line(spec, "  goes    files of ours, raw copies and plans that name the person, found when it is done");
        plan.stays()
                .forEach(it -> Output.line(
                        spec,
                        "  stays   %s, sealed, until %s (%s)"
                                .formatted(String.join(", ", it.attributes()), it.until(), it.law())));
        Output.line(spec, "  stays   what was asked of credit registers and why, without answers (Act 527/2007 s. 19)");
        Output.line(
                spec, "  stays   that and why something was decided, sent or told, without values (GDPR art. 5(2))");
        if (!plan.objected().isEmpty()) {
            Output.line(spec, "  stays   the objection to " + String.join(", ", plan.objected()) + ", as keyed hashes");
        }
        plan.obstacles().forEach(it -> Output.line(spec, "  against " + it));
        String hash = plan.hash().substring(0, SHORT);
        ThreeLines lines = free
                ? new ThreeLines(
                        "OK: this plan can be done.",
                        Output.NOTHING,
                        "ajantasa privacy erase " + plan.customer() + " --confirm " + hash
                                + " --reason TEXT --ground GROUND")
                : new ThreeLines(
                        "HELD: " + plan.obstacles().size() + " things stand against it, listed above.",
                        Output.NOTHING,
                        "ajantasa privacy erase " + plan.customer());
        Output.line(spec, lines.text());
        return code.number();
    }

    static int print(CommandSpec spec, String customer, ErasureResult result, boolean json) {
        ExitCode code = result.code();
        if (!result.refusal().isEmpty()) {
            return Output.failure(
                    spec,
                    code,
                    new ThreeLines(
                            code.name() + ": " + result.refusal() + ".",
                            Output.NOTHING,
                            "ajantasa privacy erase " + customer));
        } else if (json) {
            Output.json(spec, result);
            return code.number();
        } else if (code == ExitCode.LOCKED) {
            return Output.failure(spec, code, stillSeen());
        }
        Output.line(spec, lines(result).text());
        return code.number();
    }

    /** What an erasure says whose pages could not be proven to be without the person. */
    static ThreeLines stillSeen() {
        return new ThreeLines(
                "LOCKED: other sessions of the database hold tables, or transactions that began before the erasure.",
                "Nothing of ours shows the person any more, but pages of the database may hold them until those end.",
                "ajantasa db restore-erasures");
    }

    private static ThreeLines lines(ErasureResult result) {
        SortedMap<String, Integer> found = result.found();
        String what = found.entrySet().stream()
                .filter(it -> !it.getKey().equals(LEFT))
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
        String left = found.containsKey(LEFT)
                ? " " + found.get(LEFT) + " delivered files that name the person still lie in a folder of their sender."
                : "";
        return new ThreeLines(
                result.code().name() + ": erasure " + result.erasure() + " is done: " + what + ".",
                "Nothing of the person is left but keyed hashes and what the plan keeps." + left,
                "ajantasa audit verify");
    }

    static int print(CommandSpec spec, ExitCode code, ThreeLines lines, boolean json) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("code", code.number());
            all.put("name", code.name());
            all.put("lines", lines);
            Output.json(spec, all);
        } else {
            Output.line(spec, lines.text());
        }
        return code.number();
    }
}
