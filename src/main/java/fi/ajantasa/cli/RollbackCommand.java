package fi.ajantasa.cli;

import fi.ajantasa.batch.Rollback;
import fi.ajantasa.batch.Rollback.Order;
import fi.ajantasa.job.DefinitionException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ajantasa rollback RUN}: shows what would be undone, and does it when exactly that plan is confirmed. */
@Command(
        name = "rollback",
        description = "Shows the plan that undoes a run; with --confirm does exactly that plan.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
    private static final int LONGEST = 1000;

    @ParentCommand
    AjantasaCommand root = new AjantasaCommand();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "The run to undo, as in runs list.")
    String run = "";

    @Option(
            names = "--flags",
            description = "Take back what a roll-back has kept because it protects people; by a second person.")
    boolean flags;

    @Option(names = "--confirm", paramLabel = "PLAN", description = "Do the plan of this hash, as it was shown.")
    String plan = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit log.")
    String reason = "";

    @Option(
            names = "--legal-reason",
            paramLabel = "TEXT",
            description = "With --flags: by which law or right; kept in the audit log.")
    String legalReason = "";

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    @Override
    public Integer call() throws DefinitionException {
        Order order = plan.isEmpty() ? shown() : confirmed();
        Clock clock = Clock.system(MomentText.HELSINKI);
        return RollbackText.print(spec, order, new Rollback(root.usedInstallation(), clock).take(order), json);
    }

    private Order shown() {
        return new Order(run, flags, root.caller().name(), "", "");
    }

    private Order confirmed() {
        if (!plan.matches("[0-9a-f]{" + Order.FEWEST + ",64}")) {
            throw new ParameterException(
                    spec.commandLine(), "--confirm: the plan's hash as it was shown, of at least 12 characters");
        }
        String why = flags ? legalReason : reason;
        SignedOptions.checkLine(spec, flags ? "--legal-reason" : "--reason", why, LONGEST);
        return new Order(run, flags, root.caller().name(), why, plan);
    }
}
