package fi.ajantasa.serve;

import fi.ajantasa.audit.KeyTerm;
import fi.ajantasa.audit.LogSealer;
import fi.ajantasa.batch.Database;
import fi.ajantasa.batch.DatabaseSetup;
import fi.ajantasa.batch.DatabaseUnavailable;
import fi.ajantasa.batch.Finding;
import fi.ajantasa.batch.HostClock;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.LeaseState;
import fi.ajantasa.batch.Locked;
import fi.ajantasa.contact.ListState;
import fi.ajantasa.contact.RegistersQuery;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.SequenceRule;
import fi.ajantasa.writeback.Batch;
import fi.ajantasa.writeback.WriteBackQuery;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Whether the database can be used: its tables and clock, who has the lease, its keys, and how old its lists are. */
record DatabaseCheck(Installation installation, Clock clock) {
    /** @param jobs the definitions, null when they cannot be read */
    List<Finding> examine(@Nullable Jobs jobs) {
        if (installation.isUnused()) {
            return List.of(Finding.ok("database", "nothing was run here yet"));
        }
        try (Database database = Database.openAsItIs(installation)) {
            return examine(database, jobs);
        } catch (Locked e) {
            return List.of(inUse(String.valueOf(e.getMessage())));
        } catch (DatabaseUnavailable e) {
            return List.of(e.inUse() ? inUse(String.valueOf(e.getMessage())) : unavailable(e));
        }
    }

    private static Finding inUse(String found) {
        return Finding.warning(
                "database",
                found,
                "nobody at work, to look at keys, lists and leases",
                "ajantasa doctor, when that process has ended");
    }

    private static Finding unavailable(DatabaseUnavailable e) {
        return Finding.fault(
                ExitCode.INTERNAL,
                "database",
                String.valueOf(e.getMessage()),
                "a database that answers",
                "start it, or mend ajantasa.database.url in application.properties");
    }

    private List<Finding> examine(Database database, @Nullable Jobs jobs) {
        DataSource dataSource = database.dataSource();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("database", "answers"));
        findings.add(clock(dataSource));
        if (!database.isUpToDate()) {
            findings.add(Finding.fault(
                    ExitCode.INTERNAL,
                    "migrations",
                    "the tables are not those of this program",
                    "tables of this version",
                    "ajantasa db check"));
            return findings;
        }
        findings.add(Finding.ok("migrations", "up to date"));
        Finding keys = keys(dataSource);
        findings.add(keys);
        if (keys.level() == Finding.Level.OK) {
            findings.addAll(new DatabaseSetup(installation).findings(database));
        }
        findings.add(lease(dataSource));
        new DoctorQuery(dataSource)
                .listLocked(clock.instant())
                .forEach(it -> findings.add(Finding.ok("lock " + it.job(), it.by() + ", kept until " + it.until())));
        findings.addAll(runs(dataSource));
        new DoctorQuery(dataSource).listRolledBack().forEach((register, history) -> SequenceRule.gaps(history)
                .forEach(it -> findings.add(gap(register, it))));
        if (jobs != null) {
            jobs.decisions().findWriteBack().ifPresent(it -> findings.add(writeBack(it, dataSource)));
            new RegistersQuery(dataSource, jobs).at(clock.instant()).lists().forEach(it -> findings.add(list(it)));
        }
        return findings;
    }

    private Finding clock(DataSource dataSource) {
        Duration ahead = HostClock.ahead(dataSource, clock);
        String found = HostClock.seconds(ahead) + " seconds ahead of the database's";
        return HostClock.isWrong(ahead)
                ? Finding.fault(
                        ExitCode.INTERNAL,
                        "clock",
                        found,
                        "at most " + HostClock.ALLOWED.toSeconds() + " seconds either way",
                        "set the clock of this host or of the database's right; until then no run starts")
                : Finding.ok("clock", found);
    }

    private Finding keys(DataSource dataSource) {
        boolean codes = CustomerStore.hasCodes(dataSource);
        if (!codes && !Files.exists(installation.keyset())) {
            return Finding.ok("keys", "none needed yet");
        }
        try {
            KeyVault vault = new IndexKeyStore(dataSource).openExisting(installation.keyset());
            new DoctorQuery(dataSource).probe(vault);
            Optional<Finding> index = index(vault, new IndexKeyStore(dataSource).isRewritten());
            if (index.isPresent()) {
                return index.get();
            }
            return signing(new LogSealer(dataSource, vault.signer(), List.of()).terms(), vault.indexKeys());
        } catch (KeysUnavailable e) {
            return Finding.fault(
                    ExitCode.KEYS_UNAVAILABLE,
                    "keys",
                    String.valueOf(e.getMessage()),
                    "the keyset file that the codes were encrypted with",
                    "restore it from its backup; never make a new one");
        }
    }

    /** What of a change of the index key is not over, if anything. */
    private static Optional<Finding> index(KeyVault vault, boolean rewritten) {
        String change = "ajantasa keys rotate --key index --reason TEXT";
        if (vault.waitingIndexKeys() > 0) {
            return Optional.of(Finding.warning(
                    "keys",
                    "read what is stored; " + vault.indexKeys() + " index keys are in force, and "
                            + vault.waitingIndexKeys() + " more wait in the keyset file",
                    "all of them in force: a change was broken off, or the database is from before it",
                    change));
        }
        return rewritten
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "keys",
                        "read what is stored; the index key was changed, and pages may still hold hashes from before",
                        "pages that were written anew since",
                        change));
    }

    private static Finding signing(List<KeyTerm> terms, int indexKeys) {
        KeyTerm newest = terms.get(terms.size() - 1);
        return newest.hasSigned()
                ? Finding.ok(
                        "keys",
                        (indexKeys > 1
                                        ? "read what is stored, by " + indexKeys + " index keys; "
                                        : "read what is stored; ")
                                + newest.key() + " signs checkpoints since " + newest.from()
                                + " entries")
                : Finding.warning(
                        "keys",
                        "read what is stored; the newest of " + terms.size() + " signing keys has signed nothing yet",
                        "a checkpoint signed with it and with the one before",
                        "ajantasa audit checkpoint");
    }

    private static Finding lease(DataSource dataSource) {
        Optional<LeaseState> lease = LeaseState.find(dataSource);
        if (lease.isEmpty()) {
            return Finding.ok("lease", "free");
        }
        String found = lease.get().process() + " since " + lease.get().since() + ", last heartbeat "
                + lease.get().heartbeat();
        return lease.get().gone()
                ? Finding.warning(
                        "lease",
                        found + ", and it is gone",
                        "a free lease",
                        "ajantasa run nightly, which takes it over")
                : Finding.ok("lease", found);
    }

    /** Runs that wait are told apart by whether a process works on them. */
    private static List<Finding> runs(DataSource dataSource) {
        boolean atWork = LeaseState.find(dataSource).filter(it -> !it.gone()).isPresent();
        List<Finding> findings = new ArrayList<>();
        for (DoctorQuery.Open open : new DoctorQuery(dataSource).listOpen()) {
            boolean held = open.state().equals("HELD");
            String what = open.register() + (held ? " is held" : " is not at its end");
            if (held || !atWork) {
                findings.add(Finding.warning(
                        "run " + open.run(),
                        what,
                        held ? "a person's decision" : "a run at its end",
                        held
                                ? "ajantasa runs show " + open.run()
                                : "ajantasa runs show " + open.run() + " --timeline"));
            }
        }
        return findings;
    }

    private static Finding gap(String register, ExtractHistory rolledBack) {
        return Finding.warning(
                "register " + register,
                "sequence " + rolledBack.sequence() + " of " + rolledBack.extractDate()
                        + " was rolled back and has not come again",
                "that sequence with other content, or a full list",
                "ajantasa inbox list; ask the supplier for the right file");
    }

    private Finding writeBack(WriteBack settings, DataSource dataSource) {
        WriteBackQuery query = new WriteBackQuery(dataSource);
        String check = "write-back " + settings.system();
        long kept = query.standing(0).kept();
        List<Batch> late = query.listLate(settings.within(), clock.instant());
        if (late.isEmpty() && kept == 0) {
            return Finding.ok(check, "nothing is late, refused or held otherwise");
        }
        String found = late.isEmpty() ? "" : late.get(0).name() + " and " + (late.size() - 1) + " more not answered; ";
        return Finding.warning(
                check,
                found + kept + " customers' changes refused or held otherwise",
                "each file answered within " + settings.within() + " days, and everything held as it was told",
                late.isEmpty()
                        ? "ajantasa write-back status; once mended there, ajantasa write-back send --again"
                        : "ajantasa write-back status; ask those who keep " + settings.system());
    }

    private Finding list(ListState list) {
        String check = "list " + list.register();
        String expected = "younger than " + list.lease().warn() + " days";
        String next = "ajantasa run " + list.register() + ", with a new delivery";
        return switch (list.age(clock.instant())) {
            case FRESH -> Finding.ok(check, list.text());
            case WARNING ->
                Finding.warning(
                        check,
                        list.text() + "; nobody may be contacted from day "
                                + list.lease().stop(),
                        expected,
                        next);
            case EXPIRED ->
                Finding.fault(
                        ExitCode.LEASE_EXPIRED,
                        check,
                        list.version() == null ? "never taken in" : list.text() + " is too old",
                        expected,
                        next);
        };
    }
}
