package fi.ajantasa.cli;

import fi.ajantasa.batch.Holds;
import fi.ajantasa.job.ExitCode;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Prints how an approval or refusal ended: refusals of ours on standard error. */
final class VerdictText {
    private VerdictText() {}

    static int print(CommandSpec spec, Holds.Verdict verdict, boolean json) {
        if (json) {
            Output.json(
                    spec,
                    Map.of(
                            "code", verdict.code().number(),
                            "name", verdict.code().name(),
                            "lines", verdict.lines()));
        } else if (verdict.code() == ExitCode.OK || verdict.code() == ExitCode.OK_WITH_REJECTS) {
            Output.line(spec, verdict.lines().text());
        } else {
            return Output.failure(spec, verdict.code(), verdict.lines());
        }
        return verdict.code().number();
    }
}
