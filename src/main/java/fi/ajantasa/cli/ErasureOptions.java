package fi.ajantasa.cli;

import fi.ajantasa.batch.Account;
import fi.ajantasa.privacy.ErasureOrder;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** By which plan and on which ground a customer is erased; who says so is the account. */
final class ErasureOptions {
    private static final int LONGEST = 1000;

    @Option(names = "--confirm", paramLabel = "PLAN", description = "Do the plan of this hash, as it was shown.")
    String plan = "";

    /** Who decides: the account of this process. */
    final String by = Account.ofProcess().name();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --confirm: the case, without anything of the person; kept in the audit log.")
    String reason = "";

    @Option(
            names = "--ground",
            paramLabel = "G",
            description =
                    "With --confirm, GDPR art. 17(1): no-longer-needed, consent-withdrawn, objection, unlawful, legal-duty.")
    String ground = "";

    @Option(names = "--json", description = "Print as JSON.")
    boolean json;

    void check(CommandSpec spec) {
        if (!ErasureOrder.isHash(plan)) {
            throw new ParameterException(
                    spec.commandLine(), "--confirm: the plan's hash as it was shown, of at least 12 characters");
        } else if (!ErasureOrder.GROUNDS.contains(ground)) {
            throw new ParameterException(
                    spec.commandLine(), "--ground: one of " + String.join(", ", new TreeSet<>(ErasureOrder.GROUNDS)));
        }
        SignedOptions.checkLine(spec, "--reason", reason, LONGEST);
    }
}
