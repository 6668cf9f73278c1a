package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands: {@code ajantasa COMMAND …}. */
@Command(
        name = "ajantasa",
        description = "Keeps customer records in step with external registers, and proves it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            RerunCommand.class,
            ReplayCommand.class,
            BackfillCommand.class,
            StatusCommand.class,
            RunsCommand.class,
            ReportCommand.class,
            ValidateCommand.class,
            InboxCommand.class,
            ExplainCommand.class,
            ApproveCommand.class,
            RefuseCommand.class,
            RollbackCommand.class,
            ReviewCommand.class,
            AbandonCommand.class,
            CustomersCommand.class,
            SampleDataCommand.class,
            LinkCommand.class,
            ContactCommand.class,
            AuditCommand.class,
            PrivacyCommand.class,
            RetentionCommand.class,
            CreditCommand.class,
            KeysCommand.class,
            DbCommand.class,
            SimulateCommand.class,
            DoctorCommand.class,
            WriteBackCommand.class,
            ServeCommand.class,
            WorkerCommand.class,
            AccessCommand.class,
            HelpCommand.class
        },
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 70)
public final class AjantasaCommand implements Runnable {
    private static final Set<String> LOGS = Set.of("text", "json");

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "${env:AJANTASA_HOME:-data}",
            description = "Database, keys, reports and logs (default: AJANTASA_HOME, or ./data).")
    Path home = Path.of("data");

    @Option(
            names = "--jobs",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            defaultValue = "${env:AJANTASA_JOBS:-jobs}",
            description = "Job definitions (default: AJANTASA_JOBS, or ./jobs).")
    Path jobs = Path.of("jobs");

    @Spec
    @Nullable
    CommandSpec spec;

    private Caller caller = Caller.unknown();

    /** Runs one command line and returns the exit code of {@code reference}: only codes of {@link ExitCode}. */
    public static int execute(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new AjantasaCommand())
                .setOut(out)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, MomentText::day)
                .registerConverter(YearMonth.class, MomentText::month)
                .setParameterExceptionHandler(new Mistyped())
                .setExecutionExceptionHandler(new Failures())
                .setExecutionStrategy(AjantasaCommand::executeAtHome);
        int code = line.execute(arguments);
        return out.checkError() && code == ExitCode.OK.number() ? lost(line.getCommandSpec()) : code;
    }

    /** Half an export that ends well would be taken for the whole. */
    private static int lost(CommandSpec spec) {
        return Output.failure(
                spec,
                ExitCode.INTERNAL,
                new ThreeLines(
                        "INTERNAL: what was printed did not arrive whole: no room where it is written to, or nobody reads on.",
                        "What the command did stays done; throw away what it printed.",
                        "ajantasa status"));
    }

    /**
     * The log file lies in the home folder, so its place must be known before the first line is logged; and who may do
     * what is asked before anything is done.
     */
    private static int executeAtHome(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null || !(parsed.commandSpec().userObject() instanceof AjantasaCommand root)) {
            return helped == null ? ExitCode.INTERNAL.number() : helped;
        }
        root.checkLog();
        root.checkHome();
        System.setProperty("ajantasa.home", home(parsed, root).toString());
        OptionalInt refused = refused(root, parsed);
        return refused.isPresent() ? refused.getAsInt() : new RunLast().execute(parsed);
    }

    private static OptionalInt refused(AjantasaCommand root, ParseResult parsed) {
        Gate gate = new Gate(root, parsed);
        try {
            return gate.check();
        } catch (ParameterException mistyped) {
            throw mistyped;
        } catch (RuntimeException failure) {
            throw new ExecutionException(gate.line(), "the gate failed", failure);
        }
    }

    /** Who gave the command, once the {@link Gate} let it in. */
    Caller caller() {
        return caller;
    }

    void enter(Caller known) {
        caller = known;
    }

    /** A form of the log that is not known would be no log. */
    private void checkLog() {
        String form = System.getenv("AJANTASA_LOG");
        if (form != null && spec != null && !LOGS.contains(form)) {
            throw new ParameterException(spec.commandLine(), "AJANTASA_LOG is " + form + "; write text or json");
        }
    }

    private void checkHome() {
        if (spec != null && Files.exists(home) && !Files.isDirectory(home)) {
            throw new ParameterException(spec.commandLine(), "--home or AJANTASA_HOME: " + home + " is not a folder");
        }
    }

    private static Path home(ParseResult parsed, AjantasaCommand root) {
        return parsed.hasSubcommand()
                        && parsed.subcommand().commandSpec().userObject() instanceof SimulateCommand simulation
                ? simulation.home()
                : root.home;
    }

    /** The installation the options name; also tells the log file where home is. */
    Installation installation() {
        return Installation.at(home, jobs);
    }

    /** The installation, for a command about something in it: a mistyped home is refused, and nothing is made there. */
    Installation usedInstallation() {
        Installation installation = installation();
        if (installation.isUnused()) {
            throw new NeverUsed(installation.home());
        }
        return installation;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
        }
    }
}
