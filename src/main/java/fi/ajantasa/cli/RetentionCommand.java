package fi.ajantasa.cli;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.ErasureOrder;
import fi.ajantasa.privacy.Retention;
import fi.ajantasa.privacy.RetentionPlan;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.time.Period;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa retention plan|apply}: what has outlived its time. */
@Command(name = "retention", description = "What has outlived its time: plan, apply.", mixinStandardHelpOptions = true)
final class RetentionCommand implements Runnable {
    private static final int SHORT = 12;
    private static final String PLAN = "ajantasa retention plan";

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "retention plan, or retention apply PLAN");
    }

    private Retention retention() {
        return new Retention(root.usedInstallation(), Clock.system(MomentText.HELSINKI));
    }

    /** P3M in words. */
    private static String words(String lifetime) {
        if (lifetime.isEmpty()) {
            return "-";
        }
        Period period = Period.parse(lifetime);
        return period.getMonths() == 0 ? period.getYears() + " years" : period.toTotalMonths() + " months";
    }

    @Command(name = "plan", description = "Counts what is due; changes nothing.", mixinStandardHelpOptions = true)
    int plan(@Option(names = "--json", description = "Print as JSON.") boolean json) throws DefinitionException {
        RetentionPlan plan = retention().plan();
        ExitCode code = plan.obstacles().isEmpty() ? ExitCode.OK : ExitCode.HELD;
        if (json) {
            Output.json(spec, plan);
            return code.number();
        }
        Output.line(spec, "Retention plan " + plan.hash());
        for (RetentionPlan.Line line : plan.lines()) {
            Output.line(
                    spec,
                    "  %-17s %8d  oldest %-10s  kept %-8s %s"
                            .formatted(
                                    line.kind(),
                                    line.due(),
                                    line.oldest() == null ? "-" : line.oldest(),
                                    words(line.lifetime()),
                                    line.why()));
        }
        plan.obstacles().forEach(it -> Output.line(spec, "  against " + it));
        Output.line(
                spec,
                new ThreeLines(
                                code.name() + ": "
                                        + (plan.isEmpty() ? "nothing is due." : "listed above is what is due."),
                                Output.NOTHING,
                                plan.isEmpty()
                                        ? PLAN
                                        : "ajantasa retention apply "
                                                + plan.hash().substring(0, SHORT) + " --reason TEXT")
                        .text());
        return code.number();
    }

    @Command(name = "apply", description = "Does the plan of this hash.", mixinStandardHelpOptions = true)
    int apply(
            @Parameters(paramLabel = "PLAN", description = "The plan's hash as it was shown.") String plan,
            @Mixin SignedOptions signed)
            throws DefinitionException {
        signed.check(spec);
        if (!ErasureOrder.isHash(plan)) {
            throw new ParameterException(
                    spec.commandLine(), "PLAN: the plan's hash as it was shown, of at least 12 characters");
        }
        Retention.Pruned pruned = retention().apply(plan, signed.by, signed.reason);
        if (!pruned.refusal().isEmpty()) {
            return Output.failure(
                    spec,
                    pruned.code(),
                    new ThreeLines(pruned.code().name() + ": " + pruned.refusal() + ".", Output.NOTHING, PLAN));
        }
        String what = pruned.counts().entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining(", "));
        return ErasureText.print(
                spec,
                pruned.code(),
                new ThreeLines(
                        "OK: pruned " + what + ".",
                        "It is on record, counted; what needs it from now on says that it is gone.",
                        PLAN),
                signed.json);
    }
}
