package fi.ajantasa.cli;

import fi.ajantasa.batch.Backfill;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa backfill REGISTER --from D --to D}: the business dates without an accepted run. */
@Command(
        name = "backfill",
        description = "Runs a register for the business dates without an accepted run, in order, each once.",
        mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {
    private static final int LONGEST_DAYS = 366;
    private static final String LINE = "%-10s  %-11s  %s";

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "REGISTER", description = "One register.")
    String register = "";

    @Option(names = "--from", required = true, paramLabel = "D", description = "The first business date.")
    LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "D", description = "The last business date.")
    LocalDate to = LocalDate.EPOCH;

    @Option(names = "--dry-run", description = "Show the plan only: nothing is run.")
    boolean dryRun;

    @Option(names = "--json", description = "Print plan and outcome as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Clock clock = Clock.system(MomentText.HELSINKI);
        check(LocalDate.now(clock));
        Backfill.Outcome outcome = new Backfill(root.installation(), clock)
                .backfill(register, new Backfill.Period(from, to), root.caller().name(), dryRun);
        RunText text = new RunText(root.installation());
        if (json) {
            Map<String, Object> all = text.brief(outcome.results());
            all.put("plan", outcome.plan().stream().map(BackfillCommand::brief).toList());
            Output.json(spec, all);
        } else {
            Output.line(spec, LINE.formatted("DATE", "PLAN", "DELIVERIES OR RUN"));
            outcome.plan()
                    .forEach(it -> Output.line(
                            spec,
                            LINE.formatted(it.date(), word(it), String.join(", ", it.names()))
                                    .stripTrailing()));
            text.print(spec, outcome.results());
        }
        return ExitCode.worst(outcome.results().stream().map(it -> it.code()).toList())
                .number();
    }

    private void check(LocalDate today) {
        if (from.isAfter(to) || to.isAfter(today) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from and --to: two dates in order, not after today, at most " + LONGEST_DAYS + " days apart");
        }
    }

    private static Map<String, Object> brief(Backfill.Day day) {
        return Map.of("date", day.date().toString(), "plan", word(day), "names", day.names());
    }

    private static String word(Backfill.Day day) {
        return day.plan().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
