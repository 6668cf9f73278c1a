package fi.ajantasa.batch;

import fi.ajantasa.contact.JournalStore;
import fi.ajantasa.contact.Objecting;
import fi.ajantasa.contact.Objection;
import fi.ajantasa.contact.ObjectionJournal;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.writeback.Outgoing;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An installation opened for what people do beside the runs: with the lease, or without it where nothing may wait. */
public final class Desk implements AutoCloseable {
    private final Installation installation;
    private final Database database;
    private final @Nullable RunLock lock;

    private Desk(Installation installation, Database database, @Nullable RunLock lock) {
        this.installation = installation;
        this.database = database;
        this.lock = lock;
    }

    /** Opens it beside whoever has the lease; on the embedded database that can only be this process. */
    public static Desk open(Installation installation) {
        return new Desk(installation, Database.open(installation), null);
    }

    /**
     * Opens it with the lease, so that no run changes anything meanwhile.
     *
     * @throws Locked when another process has the lease
     */
    public static Desk leased(Installation installation) {
        Database database = Database.open(installation);
        boolean open = false;
        try {
            RunLock lock = RunLock.acquire(database.dataSource(), new LeaseNote(installation));
            open = true;
            return new Desk(installation, database, lock);
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    /**
     * Opens it with the lease as the role that owns the tables, to take things out of it.
     *
     * @param restored whether it may be an older database than the journal of erasures tells of
     * @throws Locked when another process has the lease
     * @throws ErasuresLost when it is older and may not be
     */
    public static Desk owner(Installation installation, boolean restored) {
        if (installation.isUnused()) {
            Database.open(installation).close();
        }
        Database database = Database.connect(installation, ownerOf(installation));
        boolean open = false;
        try {
            if (!database.isUpToDate()) {
                throw DatabaseUnavailable.notMigrated();
            }
            if (!restored) {
                new ErasedQuery(installation, database.dataSource()).confirm();
            }
            RunLock lock = RunLock.acquire(database.dataSource(), new LeaseNote(installation));
            open = true;
            return new Desk(installation, database, lock);
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    private static Login ownerOf(Installation installation) {
        return Login.findMigrator(installation).orElseGet(() -> Login.ofRuns(installation));
    }

    /**
     * Writes the pages of the database anew without what was removed; none of ours has it open.
     *
     * @return whether nothing is left; false when transactions of others on the server, begun before, may still see it
     */
    public static boolean compact(Installation installation) {
        try (Database database = Database.connect(installation, ownerOf(installation))) {
            return database.compact(installation);
        }
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    public KeyVault keys() {
        return new IndexKeyStore(dataSource()).open(installation.keyset());
    }

    /** The journal of what people said to us. */
    public ObjectionJournal journal() {
        return new ObjectionJournal(installation.objections(), keys());
    }

    /** Throws when the database lacks words of people that the journal has; called before anybody may be contacted. */
    public void confirmObjections() {
        new JournalStore(dataSource(), journal()).confirm(transaction());
    }

    /**
     * Notes an objection or its withdrawal; what the customer system is to be told of it is in the same transaction.
     *
     * @return what was noted; empty when it stood so already
     */
    public Optional<Objection> note(Jobs jobs, Objection said) {
        return new Objecting(dataSource(), transaction(), jobs.hash(), journal(), word -> tell(jobs, word)).note(said);
    }

    /** Puts a person's word into the outbox in the caller's transaction, where the customer system is told anything. */
    void tell(Jobs jobs, Objection word) {
        jobs.decisions().findWriteBack().ifPresent(settings -> new Outgoing(dataSource(), settings).put(word));
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
    }

    /** Throws when the lease was lost. */
    public void confirm() {
        Optional.ofNullable(lock).ifPresent(RunLock::confirm);
    }

    /**
     * Seals what was appended to the audit log here, which must be done before it is closed.
     *
     * @throws fi.ajantasa.audit.AuditBroken when the log is not what was signed before
     */
    public void seal(Jobs jobs, Clock clock) {
        new LogKeeping(installation, dataSource(), keys(), jobs).seal(transaction(), clock.instant(), false);
    }

    @Override
    public void close() {
        Optional.ofNullable(lock).ifPresent(RunLock::close);
        database.close();
    }
}
