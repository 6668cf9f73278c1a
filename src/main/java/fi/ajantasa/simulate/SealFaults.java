package fi.ajantasa.simulate;

import java.util.List;
import java.util.Set;

/** What can be wrong with encrypted deliveries. */
final class SealFaults {
    private static final Set<String> ENCRYPTING = Set.copyOf(Registers.SFTP);

    private SealFaults() {}

    static List<SealFault> list() {
        return List.of(
                new SealFault(
                        "F49", "an encrypted delivery is signed by somebody else", ENCRYPTING, Seals.Flaw.OTHER_SENDER),
                new SealFault("F82", "a delivery is encrypted for somebody else", ENCRYPTING, Seals.Flaw.OTHER_READER));
    }
}
