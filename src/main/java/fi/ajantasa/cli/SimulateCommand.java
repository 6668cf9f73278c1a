package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.batch.Request;
import fi.ajantasa.batch.Runner;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.job.ScenarioFile;
import fi.ajantasa.simulate.Faults;
import fi.ajantasa.simulate.Nights;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa simulate}: registers on this machine to try the product against, with faults by number. */
@Command(
        name = "simulate",
        description = "Stands in for the registers: real servers and files on this machine, with faults by number.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--folder", paramLabel = "DIR", description = "New folder for everything (default: simulation).")
    Path folder = Path.of("simulation");

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "What goes wrong in which night (default: nothing).")
    @Nullable
    Path scenario;

    @Option(names = "--nights", defaultValue = "2", description = "How many nights (default: 2).")
    int nights = 2;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Day of the first night (default: so that the last is today).")
    @Nullable
    LocalDate date;

    @Option(
            names = "--run",
            description = "Runs the nights at once, each at its own time, and ends with the worst code.")
    boolean runs;

    @Option(names = "--list", description = "Lists the faults that can be told to happen.")
    boolean lists;

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Mixin
    SimulatedSize size = new SimulatedSize();

    /** Where the product of a simulation has its home. */
    Path home() {
        return folder.resolve("data");
    }

    @Override
    public Integer call() throws IOException, DefinitionException {
        SimulationText text = new SimulationText(spec, json);
        if (lists) {
            text.faults(Faults.table());
            return ExitCode.OK.number();
        }
        Plan plan = plan();
        if (!plan.isFree()) {
            throw new ParameterException(
                    spec.commandLine(), "--folder: " + folder + " holds something else; name a new folder");
        }
        return (runs ? run(plan, text) : serve(plan, text)).number();
    }

    private Plan plan() throws IOException, DefinitionException {
        Path file = scenario;
        if (file != null && !Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "--scenario: there is no file " + file);
        }
        if (!Files.isDirectory(root.jobs)) {
            throw new ParameterException(spec.commandLine(), "--jobs: there is no folder " + root.jobs);
        }
        if (nights < 1) {
            throw new ParameterException(spec.commandLine(), "--nights: 1 or more");
        }
        LocalDate last = LocalDate.now(Clock.system(ZoneId.of("Europe/Helsinki")));
        return new Plan(
                folder,
                root.jobs,
                date == null ? last.minusDays(nights - 1L) : date,
                size.size(),
                file == null ? Scenario.FAULTLESS : ScenarioFile.read(file, Faults.judge(file)));
    }

    private ExitCode serve(Plan plan, SimulationText text) throws IOException {
        try (Simulator simulator = Simulator.start(plan, Clock.systemUTC())) {
            for (int night = 1; night <= nights; night++) {
                simulator.send(night);
            }
            text.places(simulator, home());
            simulator.serve();
        }
        return ExitCode.OK;
    }

    private ExitCode run(Plan plan, SimulationText text) throws IOException, DefinitionException {
        Nights all = new Nights(plan);
        try (Simulator simulator = all.open()) {
            Installation installation = Installation.at(home(), simulator.jobs());
            List<ExitCode> codes = all.run(simulator, nights, (day, clock) -> {
                Request request = new Request(day, false, false, root.caller().name(), null);
                List<RegisterResult> results = new Runner(installation, clock).run("nightly", request);
                return text.night(day, installation, results, simulator.served());
            });
            text.credit(simulator.credit());
            return ExitCode.worst(codes);
        }
    }
}
