package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.CodeQuery;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the index key: a new key is put into the keyset file, where it waits; then one transaction applies it over every
 * hash in the database and says that it is in force; then the pages are written anew. Whoever asks again after a kill gets
 * the same end, with the same key.
 */
public final class IndexRotation {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRotation.class);
    private static final String AGAIN = "ajantasa keys rotate --key index --reason TEXT";
    private final Installation installation;
    private final Clock clock;

    public IndexRotation(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Changes the key, or ends a change that was broken off. In a database that was restored from before a change it is the
     * key of that change, which waits in the file.
     *
     * @return HELD when a run is not over; LOCKED when somebody may still see the pages from before
     * @throws Locked when another process is running
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read or written, or are not those of the database:
     *     nothing has changed
     */
    public Holds.Verdict rotate(String by, String reason) throws DefinitionException {
        String jobHash = installation.readJobs().hash();
        try (Desk desk = Desk.owner(installation, true)) {
            if (new IndexKeyStore(desk.dataSource()).isRewritten()) {
                List<String> open = new RunStore(desk.dataSource(), clock).listOpen();
                if (!open.isEmpty()) {
                    return held(open);
                }
                change(desk, keys(desk), by, jobHash, reason);
            }
        }
        return finish();
    }

    /** Those of the database, with a key that is not in force yet. */
    private KeyVault keys(Desk desk) {
        KeyVault keys = desk.keys();
        new CodeQuery(desk.dataSource(), keys).probe();
        if (keys.waitingIndexKeys() > 0) {
            return keys;
        }
        KeyVault.addIndexKey(installation.keyset());
        LOG.info("index key: a new one waits in the keyset file");
        return desk.keys();
    }

    private void change(Desk desk, KeyVault before, String by, String jobHash, String reason) {
        KeyVault after = before.newest();
        String body = AuditBody.words("key", "index", "mark", after.mark(), "reason", reason);
        AuditEntry entry = new AuditEntry(LoggedKeys.CHANGED, "", 0, by, "security", jobHash, 0, body);
        desk.transaction().executeWithoutResult(status -> {
            new HashStore(desk.dataSource()).rekey(before, after, clock.instant());
            new AuditLog(desk.dataSource()).append(List.of(entry), clock.instant());
            new IndexKeyStore(desk.dataSource()).put(after);
            LOG.info("index key: applied over every hash");
            desk.confirm();
        });
        LOG.info("index key: in force");
    }

    private Holds.Verdict finish() {
        boolean nothingLeft = Desk.compact(installation);
        try (Desk desk = Desk.owner(installation, true)) {
            if (nothingLeft) {
                desk.transaction().executeWithoutResult(status -> {
                    new IndexKeyStore(desk.dataSource()).rewritten();
                    desk.confirm();
                });
            }
        }
        return nothingLeft ? done() : stillSeen();
    }

    private static Holds.Verdict done() {
        return new Holds.Verdict(
                ExitCode.OK,
                new ThreeLines(
                        "OK keys: a new index key is in force, and every stored hash was brought to it.",
                        "Back up the keyset file now: no older copy opens this database any more. The next night compares and"
                                + " decides everybody once more.",
                        "ajantasa doctor"));
    }

    private static Holds.Verdict stillSeen() {
        return new Holds.Verdict(
                ExitCode.LOCKED,
                new ThreeLines(
                        "LOCKED keys: the new index key is in force, but older transactions of others may still see the hashes"
                                + " from before.",
                        "Back up the keyset file now. The same command writes the pages anew once they are over; it adds no other"
                                + " key.",
                        AGAIN));
    }

    private static Holds.Verdict held(List<String> open) {
        return new Holds.Verdict(
                ExitCode.HELD,
                new ThreeLines(
                        "HELD keys: " + String.join(", ", open) + (open.size() == 1 ? " is" : " are")
                                + " not over; what a run has found and planned goes with the index key it began with.",
                        "Nothing was changed; end each by resume, approve, refuse or abandon.",
                        "ajantasa status"));
    }
}
