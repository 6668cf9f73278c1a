package fi.ajantasa.cli;

import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RegisterResult;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.simulate.CreditCount;
import fi.ajantasa.simulate.Faults;
import fi.ajantasa.simulate.Simulator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** What the terminal shows of a simulation: night by night as text, or one JSON document at its end. */
final class SimulationText {
    private static final String ROW = "  %-16s %9s %9s  %s";

    private final CommandSpec spec;
    private final boolean json;
    private final List<Map<String, Object>> nights = new ArrayList<>();

    SimulationText(CommandSpec spec, boolean json) {
        this.spec = spec;
        this.json = json;
    }

    void faults(List<Faults.Listed> faults) {
        if (json) {
            Output.json(spec, faults);
        } else {
            faults.forEach(it -> Output.line(
                    spec, "%-5s %-60s %s".formatted(it.number(), it.does(), String.join(", ", it.registers()))));
        }
    }

    void places(Simulator simulator, Path home) {
        if (json) {
            Output.json(spec, Map.of("jobs", simulator.jobs().toString(), "registers", simulator.places()));
        } else {
            simulator.places().forEach((register, place) -> Output.line(spec, "%-16s %s".formatted(register, place)));
            Output.line(spec, "");
            Output.line(spec, "Run:   ajantasa run nightly --home " + home + " --jobs " + simulator.jobs());
            Output.line(spec, "Stop:  interrupt this process");
        }
    }

    /**
     * Shows a night and says how it ended.
     *
     * @param served what each register has served in it
     */
    ExitCode night(LocalDate day, Installation installation, List<RegisterResult> results, Map<String, Long> served) {
        ExitCode code =
                ExitCode.worst(results.stream().map(RegisterResult::code).toList());
        if (json) {
            nights.add(Map.of(
                    "night",
                    day.toString(),
                    "code",
                    code.number(),
                    "registers",
                    byRegister(results, it -> it.code().name()),
                    "served",
                    served,
                    "received",
                    byRegister(results, RegisterResult::received),
                    "messages",
                    byRegister(results.stream().filter(RunText::needsALook).toList(), RegisterResult::message)));
        } else {
            Output.line(spec, "=== Night of " + day + ": " + code);
            new RunText(installation).print(spec, results);
            Output.line(spec, "");
            Output.line(spec, ROW.formatted("register", "served", "received", "ending"));
            results.forEach(it -> Output.line(
                    spec,
                    ROW.formatted(it.register(), served.getOrDefault(it.register(), 0L), it.received(), it.code())));
            Output.line(spec, "");
        }
        return code;
    }

    private static <T> Map<String, T> byRegister(List<RegisterResult> results, Function<RegisterResult, T> what) {
        Map<String, T> byRegister = new LinkedHashMap<>();
        results.forEach(it -> byRegister.put(it.register(), what.apply(it)));
        return byRegister;
    }

    /** Shows how often the credit service was asked, as it counts itself. */
    void credit(CreditCount count) {
        if (json) {
            Output.json(spec, Map.of("nights", nights, "credit-queries", count.byPurpose()));
        } else {
            count.byPurpose()
                    .forEach((purpose, it) -> Output.line(
                            spec,
                            "The credit service counts %d queries of purpose %s about %d people, %d about one at most"
                                    .formatted(it.queries(), purpose, it.people(), it.most())));
        }
    }
}
