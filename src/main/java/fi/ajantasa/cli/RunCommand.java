package fi.ajantasa.cli;

import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.batch.Request;
import fi.ajantasa.batch.Runner;
import fi.ajantasa.batch.StopSignal;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa run nightly|REGISTER}: takes every pending delivery and ends with the worst of their codes. */
@Command(
        name = "run",
        description = "Runs a night, or one register: every pending delivery, in sequence order.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Set<ExitCode> FINE = Set.of(ExitCode.OK_WITH_REJECTS, ExitCode.ALREADY_DONE);

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "nightly|REGISTER", description = "The night of jobs/nightly.yaml, or one register.")
    String what = "";

    @Option(names = "--dry-run", description = "Plan only: nothing is changed.")
    boolean dryRun;

    @Option(
            names = "--zero-when-done",
            description = "End with 0 instead of 10 or 11, for schedulers that know only 0.")
    boolean zeroWhenDone;

    @Option(names = "--again", description = "Prove again what was refused before, though nothing of it changed.")
    boolean again;

    @Option(names = "--wait", description = "Ask late registers again until their deliver-by, after all others.")
    boolean waits;

    @Option(
            names = "--catch-up",
            description = "With nightly: first the nights that were missed since the last one, each for its own day.")
    boolean catchesUp;

    @Option(names = "--date", paramLabel = "D", description = "Business date; a delivery for it must be there.")
    @Nullable
    LocalDate date;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Clock clock = Clock.system(ZoneId.of("Europe/Helsinki"));
        try (Termination termination = new Termination()) {
            List<RegisterResult> results = results(clock, termination.signal());
            ExitCode code = new RunText(root.installation()).print(spec, results, json);
            return zeroWhenDone && FINE.contains(code) ? ExitCode.OK.number() : code.number();
        }
    }

    private List<RegisterResult> results(Clock clock, StopSignal stop) throws DefinitionException {
        checkDate(LocalDate.now(clock));
        Runner runner = new Runner(root.installation(), clock, stop);
        Request once = new Request(
                date == null ? LocalDate.now(clock) : date,
                date != null,
                dryRun,
                root.caller().name(),
                null);
        Request request = again ? once.provingAgain() : once;
        if (catchesUp) {
            checkCatchingUp();
            return runner.catchUp(request);
        }
        return waits ? runner.runAndWait(what, request, new WaitingText(spec, clock, stop)) : runner.run(what, request);
    }

    private void checkDate(LocalDate today) {
        if (date != null && date.isAfter(today)) {
            throw new ParameterException(spec.commandLine(), "--date: not after today, which is " + today);
        }
    }

    private void checkCatchingUp() {
        if (!what.equals("nightly") || dryRun || waits || date != null) {
            throw new ParameterException(
                    spec.commandLine(), "--catch-up: with nightly, and without --date, --dry-run and --wait");
        }
    }
}
