package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunSummaryText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** What the terminal shows at the end of a run: each run's figures, the three lines of what needs a look, the report. */
record RunText(Installation installation) {
    void print(CommandSpec spec, List<RegisterResult> results) {
        for (RegisterResult result : results) {
            result.reports().forEach(it -> Output.line(spec, RunSummaryText.run(it)));
            if (result.code() != ExitCode.OK && result.code() != ExitCode.OK_WITH_REJECTS) {
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

    private Path page(String id) {
        return installation.reports().resolve(id + ".html");
    }
}
