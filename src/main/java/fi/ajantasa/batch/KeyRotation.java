package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Gives an installation a new data key because a person asks for it. */
public final class KeyRotation {
    private final Installation installation;
    private final Clock clock;

    public KeyRotation(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Adds the key under the lease, for no run may go on with the keys it read before. The audit entry is written in the
     * same transaction, which a key that cannot be written rolls back.
     *
     * @throws Locked when another process is running
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read or written: nothing has changed
     */
    public Holds.Verdict rotate(String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            int keys = Objects.requireNonNull(workplace.engine().transaction().execute(status -> {
                workplace.audit().append(List.of(entry(workplace, by, reason)), clock.instant());
                return KeyVault.addDataKey(installation.keyset());
            }));
            return new Holds.Verdict(ExitCode.OK, rotated(keys));
        }
    }

    private static AuditEntry entry(Workplace workplace, String by, String reason) {
        return new AuditEntry(
                "key-rotated", "", 0, by, "security", workplace.jobs().hash(), 0, AuditBody.words("reason", reason));
    }

    private static ThreeLines rotated(int keys) {
        return new ThreeLines(
                "OK keys: a new data key encrypts from now on; the keyset has " + keys + ".",
                "What was encrypted before stays as it is and is read with the earlier keys; the index key is the same.",
                "ajantasa status");
    }
}
