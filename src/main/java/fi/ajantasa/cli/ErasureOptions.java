package fi.ajantasa.cli;

import fi.ajantasa.privacy.ErasureOrder;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** By whom and on which ground a customer is erased. */
final class ErasureOptions {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST = 1000;

    @Option(names = "--confirm", paramLabel = "PLAN", description = "Do the plan of this hash, as it was shown.")
    String plan = "";

    @Option(names = "--by", paramLabel = "NAME", description = "With --confirm: who decides.")
    String by = "";

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
        SignedOptions.checkLine(spec, "--by", by, LONGEST_NAME);
        SignedOptions.checkLine(spec, "--reason", reason, LONGEST);
    }
}
