package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.MasterKey;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives an installation new keys because a person asks for it; of the index key {@link IndexRotation} does. */
public final class KeyRotation {
    private final Installation installation;
    private final Clock clock;

    public KeyRotation(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Adds a data key.
     *
     * @throws Locked when another process is running
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read or written: nothing has changed
     */
    public Holds.Verdict rotate(String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            int keys = change(
                    workplace, entry(workplace, by, "data", reason), () -> KeyVault.addDataKey(installation.keyset()));
            return ok(
                    "a new data key encrypts from now on; the keyset has " + keys,
                    "What was encrypted before stays as it is and is read with the earlier keys; the index key is the same.",
                    "ajantasa status");
        }
    }

    /**
     * Adds a signing key, and seals: the checkpoint is signed with the new key and with the one before it. Should it not come
     * to that, the next sealing does it.
     *
     * @throws Locked when another process is running
     * @throws fi.ajantasa.audit.AuditBroken when the log is not what was signed before: no key is added
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read or written: nothing has changed
     */
    public Holds.Verdict rotateSigning(String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            workplace.sealing().seal(true);
            change(
                    workplace,
                    entry(workplace, by, "signing", reason),
                    () -> KeyVault.addSigningKey(installation.keyset()));
            LogKeeping log = new LogKeeping(
                    installation,
                    workplace.dataSource(),
                    new IndexKeyStore(workplace.dataSource()).openExisting(installation.keyset()),
                    workplace.jobs());
            List<String> unreachable = log.seal(workplace.engine().transaction(), clock.instant(), true);
            return ok(
                    "a new key signs checkpoints from now on; the last one is signed with the old key, too",
                    unreachable.isEmpty()
                            ? "What the earlier keys signed is verified by them as before."
                            : String.join(" and ", unreachable)
                                    + " could not be reached; the checkpoint is put there next time.",
                    "ajantasa audit checkpoint --key");
        }
    }

    /**
     * Encrypts the keyset file with another master key, or with the first one.
     *
     * @throws Locked when another process is running
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys or the master key cannot be used: nothing has changed
     */
    public Holds.Verdict rotateMaster(MasterKey to, String by, String reason) throws DefinitionException {
        try (Workplace workplace = Workplace.open(installation, clock)) {
            Optional<MasterKey> now = KeyVault.findMaster(installation.keyset());
            if (to.findFile().isPresent() && now.flatMap(MasterKey::findFile).equals(to.findFile())) {
                return new Holds.Verdict(
                        ExitCode.ALREADY_DONE,
                        new ThreeLines(
                                "ALREADY_DONE keys: the keyset file is encrypted with " + to + ".",
                                "Nothing was changed; to change the master key, name a file that is not there yet.",
                                "ajantasa doctor"));
            }
            int keys = change(
                    workplace,
                    entry(workplace, by, "master", reason),
                    () -> KeyVault.changeMaster(installation.keyset(), to));
            return ok(
                    "the keyset file with its " + keys + " keys is encrypted with " + to,
                    "Copies that were made before open as before: destroy them when the new one is backed up.",
                    "ajantasa doctor");
        }
    }

    /**
     * Changes the keyset file under the lease, for no run may go on with the keys it read before. The audit entry is written in
     * the same transaction, which a file that cannot be written rolls back.
     */
    private static <T> T change(Workplace workplace, AuditEntry entry, Supplier<T> change) {
        return Objects.requireNonNull(workplace.engine().transaction().execute(status -> {
            workplace.audit().append(List.of(entry), workplace.clock().instant());
            return change.get();
        }));
    }

    private static AuditEntry entry(Workplace workplace, String by, String key, String reason) {
        return new AuditEntry(
                LoggedKeys.CHANGED,
                "",
                0,
                by,
                "security",
                workplace.jobs().hash(),
                0,
                AuditBody.words("key", key, "reason", reason));
    }

    private static Holds.Verdict ok(String what, String follows, String next) {
        return new Holds.Verdict(ExitCode.OK, new ThreeLines("OK keys: " + what + ".", follows, next));
    }
}
