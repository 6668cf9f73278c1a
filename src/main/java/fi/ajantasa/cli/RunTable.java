package fi.ajantasa.cli;

import fi.ajantasa.batch.Run;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** A list of runs as a table for the terminal. */
final class RunTable {
    private static final String LINE = "%-16s  %-16s  %-10s  %-9s  %s";

    private RunTable() {}

    static void print(CommandSpec spec, List<Run> runs) {
        Output.line(spec, LINE.formatted("RUN", "REGISTER", "DATE", "STATE", "RESULT"));
        for (Run run : runs) {
            String code = (run.code() == null ? "-" : run.code().name())
                    + (run.order().dryRun() ? " (plan only)" : "");
            Output.line(
                    spec,
                    LINE.formatted(
                                    run.id(),
                                    run.order().register(),
                                    run.order().businessDate(),
                                    run.state(),
                                    run.reason().isEmpty() ? code : code + " " + run.reason())
                            .stripTrailing());
        }
    }
}
