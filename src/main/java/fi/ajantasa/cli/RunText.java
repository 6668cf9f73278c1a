package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunSummaryText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** What the terminal shows at the end of a run: each run's figures, the three lines of what needs a look, the report. */
record RunText(Installation installation) {
    /** Prints how it ended and returns the worst of the codes. */
    ExitCode print(CommandSpec spec, List<RegisterResult> results, boolean json) {
        if (json) {
            Output.json(spec, brief(results));
        } else {
            print(spec, results);
        }
        return code(results);
    }

    private static ExitCode code(List<RegisterResult> results) {
        return ExitCode.worst(results.stream().map(RegisterResult::code).toList());
    }

    /** How it ended, by stable keys; to be added to. */
    Map<String, Object> brief(List<RegisterResult> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("code", code(results).number());
        all.put("name", code(results).name());
        all.put("registers", results.stream().map(RunText::brief).toList());
        return all;
    }

    private static Map<String, Object> brief(RegisterResult result) {
        return Map.of(
                "register", result.register(),
                "code", result.code().number(),
                "name", result.code().name(),
                "reason", result.reason(),
                "runs", result.runs(),
                "message", result.message());
    }

    void print(CommandSpec spec, List<RegisterResult> results) {
        for (RegisterResult result : results) {
            result.reports().forEach(it -> Output.line(spec, RunSummaryText.run(it)));
            if (needsALook(result)) {
                Output.line(spec, result.message());
            }
        }
        results.stream()
                .flatMap(it -> it.reports().stream())
                .map(it -> it.header().night())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(it -> Output.line(spec, "Night:  " + page(it)));
        results.stream().flatMap(it -> it.runs().stream()).forEach(it -> Output.line(spec, "Report: " + page(it)));
    }

    /** Rejects stand in the report; what a register did not tell or told amiss stands nowhere else. */
    static boolean needsALook(RegisterResult result) {
        boolean done = result.code() == ExitCode.OK || result.code() == ExitCode.OK_WITH_REJECTS;
        return !done || !result.reason().isEmpty();
    }

    private Path page(String id) {
        return installation.reports().resolve(id + ".html");
    }
}
