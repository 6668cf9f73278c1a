package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.decide.PaymentStore;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.CandidateStore;
import fi.ajantasa.link.HitStore;
import fi.ajantasa.link.LikenessStore;
import fi.ajantasa.link.LinkMemoryStore;
import fi.ajantasa.link.TaskStore;
import fi.ajantasa.link.VerdictStore;
import fi.ajantasa.place.Gazetteer;
import fi.ajantasa.place.PlaceStore;
import fi.ajantasa.report.ControlTotalStore;
import fi.ajantasa.report.RestrictionQuery;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.source.RawCopies;
import fi.ajantasa.source.Transcripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything a run works with: definitions, stores, keys, clock and engine, opened once under the lease. */
final class Workplace implements AutoCloseable {
    private final Installation installation;
    private final Jobs jobs;
    private final Clock clock;
    private final Database database;
    private final RunLock lock;
    private final KeyVault keys;
    private final Engine engine;
    private final StopSignal stop;
    private final LogSealing sealing;
    private @Nullable Broker broker;
    private @Nullable Gazetteer gazetteer;

    /** What is open as long as the place is. */
    private record Opened(Database database, RunLock lock, KeyVault keys, Engine engine) {}

    private Workplace(Installation installation, Jobs jobs, Clock clock, StopSignal stop, Opened opened) {
        this.installation = installation;
        this.jobs = jobs;
        this.clock = clock;
        this.stop = stop;
        this.database = opened.database();
        this.lock = opened.lock();
        this.keys = opened.keys();
        this.engine = opened.engine();
        this.sealing = new LogSealing(
                new LogKeeping(installation, database.dataSource(), keys, jobs), engine.transaction(), clock);
    }

    /**
     * Opens the installation for changing it.
     *
     * @throws Locked when another process has the lease
     * @throws DatabaseUnavailable when the database cannot be opened
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read
     * @throws HandOutRefused when the settings name a broker that cannot be used
     */
    static Workplace open(Installation installation, Clock clock) throws DefinitionException {
        return open(installation, clock, new StopSignal());
    }

    /** As {@link #open(Installation, Clock)}; its runs end at the edge of a slice once a stop is asked for. */
    static Workplace open(Installation installation, Clock clock, StopSignal stop) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        BrokerSettings.find(installation);
        Database database = Database.open(installation);
        boolean open = false;
        try {
            HostClock.confirm(database.dataSource(), Clock.systemUTC());
            sweep(installation);
            Workplace workplace = underLease(installation, jobs, clock, database, stop);
            open = true;
            return workplace;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    private static void sweep(Installation installation) {
        try {
            Transcripts.sweep(installation.transcripts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Workplace underLease(
            Installation installation, Jobs jobs, Clock clock, Database database, StopSignal stop) {
        RunLock lock = RunLock.acquire(database.dataSource(), new LeaseNote(installation));
        boolean open = false;
        try {
            KeyVault keys = new IndexKeyStore(database.dataSource()).open(installation.keyset());
            WriteTurn turn = new WriteTurn(Database.isEmbedded(installation), lock::confirm, stop);
            Engine engine = new Engine(database.dataSource(), turn);
            Workplace workplace =
                    new Workplace(installation, jobs, clock, stop, new Opened(database, lock, keys, engine));
            workplace.attempts().closeDead();
            engine.recover();
            engine.transaction()
                    .executeWithoutResult(status -> workplace.definitions().keep(jobs, clock.instant()));
            open = true;
            return workplace;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    /**
     * Opens the installation for working on what runs of other processes hand out.
     *
     * @throws DatabaseUnavailable when the database cannot be opened
     * @throws fi.ajantasa.customer.KeysUnavailable when the keys cannot be read
     */
    static Workplace join(Installation installation, Clock clock, StopSignal stop) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        Database database = Database.open(installation);
        boolean open = false;
        try {
            HostClock.confirm(database.dataSource(), Clock.systemUTC());
            RunLock.Lease none = new RunLock.Lease("", 0, Instant.EPOCH);
            RunLock nobodys = RunLock.follow(database.dataSource(), new LeaseNote(installation), none);
            KeyVault keys = new IndexKeyStore(database.dataSource()).openExisting(installation.keyset());
            Engine engine = new Engine(database.dataSource(), new WriteTurn(false, nobodys::confirm, stop));
            Workplace workplace =
                    new Workplace(installation, jobs, clock, stop, new Opened(database, nobodys, keys, engine));
            workplace.sealing.leave();
            open = true;
            return workplace;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    /**
     * The same place under the lease of the run that is worked for, with definitions and keys as they are now; it is closed
     * with this one.
     */
    Workplace following(RunLock.Lease lease) throws DefinitionException {
        RunLock followed = RunLock.follow(dataSource(), new LeaseNote(installation), lease);
        KeyVault now = new IndexKeyStore(dataSource()).openExisting(installation.keyset());
        Engine under = engine.under(new WriteTurn(false, followed::confirm, stop));
        return new Workplace(
                installation, installation.readJobs(), clock, stop, new Opened(database, followed, now, under));
    }

    /** Whether the settings name a broker over which partitions are handed out. */
    boolean handsOut() {
        return BrokerSettings.find(installation).isPresent();
    }

    /**
     * The broker that the settings name, connected to when first asked for.
     *
     * @throws HandOutRefused when it does not answer
     */
    synchronized Broker broker() {
        Broker connected = broker;
        if (connected == null) {
            connected = Broker.connect(BrokerSettings.find(installation).orElseThrow());
            boolean made = false;
            try {
                connected.makeTopic();
                made = true;
            } finally {
                if (!made) {
                    connected.close();
                }
            }
            broker = connected;
        }
        return connected;
    }

    Jobs jobs() {
        return jobs;
    }

    Clock clock() {
        return clock;
    }

    /** Whether somebody asked to stop. */
    StopSignal stop() {
        return stop;
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    KeyVault keys() {
        return keys;
    }

    Engine engine() {
        return engine;
    }

    Path reports() {
        return installation.reports();
    }

    Transcripts transcripts() {
        return new Transcripts(installation.transcripts());
    }

    /** Where answers of the customer system lie while they are read. */
    Path answers() {
        return installation.transcripts().resolve(WriteBackTurn.NAME);
    }

    RawCopies rawCopies(String register) {
        return new RawCopies(installation.rawCopies(register), keys::seal, clock);
    }

    boolean isEmbedded() {
        return installation.isEmbedded();
    }

    /** What gave way, with what the database can still tell about it. */
    String describe(Outage outage) {
        return outage.text(installation, database.size());
    }

    /** Throws when the lease was lost. */
    void confirm() {
        lock.confirm();
    }

    RunStore runs() {
        return new RunStore(dataSource(), clock);
    }

    AttemptStore attempts() {
        return new AttemptStore(dataSource(), clock, lock.lease(), keys.mark());
    }

    DefinitionStore definitions() {
        return new DefinitionStore(dataSource());
    }

    RunLinkStore links() {
        return new RunLinkStore(dataSource());
    }

    ExtractStore extracts() {
        return new ExtractStore(dataSource(), clock, keys());
    }

    RejectionStore rejections() {
        return new RejectionStore(dataSource());
    }

    QuarantineStore quarantine() {
        return new QuarantineStore(dataSource(), keys());
    }

    RunListStore lists() {
        return new RunListStore(dataSource());
    }

    PlaceStore places() {
        return new PlaceStore(dataSource());
    }

    /** The reference lists in use, read when first asked for and again after one was replaced. */
    synchronized Gazetteer gazetteer() {
        Gazetteer known = gazetteer;
        if (known == null) {
            known = places().load();
            gazetteer = known;
        }
        return known;
    }

    synchronized void forgetGazetteer() {
        gazetteer = null;
    }

    ControlTotalStore controlTotals() {
        return new ControlTotalStore(dataSource());
    }

    HitStore hits() {
        return new HitStore(dataSource());
    }

    CandidateStore candidates() {
        return new CandidateStore(dataSource());
    }

    LikenessStore likenesses() {
        return new LikenessStore(dataSource());
    }

    LinkMemoryStore linkMemory() {
        return new LinkMemoryStore(dataSource(), keys());
    }

    TaskStore tasks() {
        return new TaskStore(dataSource(), keys());
    }

    VerdictStore verdicts() {
        return new VerdictStore(dataSource(), keys());
    }

    PossibleRecordStore possibleRecords() {
        return new PossibleRecordStore(dataSource(), keys());
    }

    FactStore facts() {
        return new FactStore(dataSource(), keys, jobs.catalogue());
    }

    PaymentStore payments() {
        return new PaymentStore(dataSource(), keys, jobs.catalogue());
    }

    PlanStore plans() {
        return new PlanStore(dataSource(), keys, jobs.catalogue());
    }

    ApplyExceptionStore applyExceptions() {
        return new ApplyExceptionStore(dataSource());
    }

    AbandonStore abandoned() {
        return new AbandonStore(dataSource());
    }

    RefusedDeliveryStore refused() {
        return new RefusedDeliveryStore(dataSource());
    }

    RollbackStore rollbacks() {
        return new RollbackStore(dataSource());
    }

    ApprovalStore approvals() {
        return new ApprovalStore(dataSource(), keys());
    }

    RestrictionQuery restrictions() {
        return new RestrictionQuery(dataSource());
    }

    AuditLog audit() {
        return new AuditLog(dataSource());
    }

    /** Seals what is appended to the audit log here. */
    LogSealing sealing() {
        return sealing;
    }

    CustomerStore customers() {
        return new CustomerStore(dataSource(), keys);
    }

    @Override
    public void close() {
        try (database;
                lock;
                engine) {
            Broker connected = broker;
            if (connected != null) {
                connected.close();
            }
            sealing.finish();
        }
    }
}
