package fi.ajantasa.batch;

import fi.ajantasa.contact.JournalStore;
import fi.ajantasa.contact.Objection;
import fi.ajantasa.contact.ObjectionJournal;
import fi.ajantasa.customer.IndexKeyStore;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.report.ThreeLines;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what a restored database lacks of what people said to us, and puts it back from the journal (F154). */
public final class ObjectionsRestoring {
    private static final String CHECK = "objections";
    private static final String RESTORE = "ajantasa db restore-objections --reason TEXT";
    private final Installation installation;

    public ObjectionsRestoring(Installation installation) {
        this.installation = installation;
    }

    /** What database and journal lack of each other; changes neither. */
    List<Finding> findings(DataSource dataSource) {
        if (!Files.exists(installation.objections())) {
            int words = JdbcClient.create(dataSource)
                    .sql("select count(*) from objection")
                    .query(Integer.class)
                    .single();
            return words == 0 ? List.of() : List.of(unwritten(words));
        }
        KeyVault keys = new IndexKeyStore(dataSource).open(installation.keyset());
        JournalStore store = new JournalStore(dataSource, new ObjectionJournal(installation.objections(), keys));
        return findings(compare(dataSource, store));
    }

    private static JournalStore.Comparison compare(DataSource dataSource, JournalStore store) {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        return Objects.requireNonNull(transaction.execute(status -> store.compare()));
    }

    private static List<Finding> findings(JournalStore.Comparison found) {
        List<Finding> findings = new ArrayList<>();
        if (found.lost() > 0) {
            findings.add(fault(
                    "the database lacks " + found.lost() + " of " + found.words() + " words of people in the journal",
                    "all of them; until then nobody is exported",
                    RESTORE));
        }
        if (found.differing() > 0) {
            findings.add(fault(
                    found.differing() + " words of people are not the same in database and journal",
                    "one word under one number",
                    "keep both as they are, and find out which of them is another installation's"));
        }
        if (found.unwritten() > 0) {
            findings.add(unwritten(found.unwritten()));
        }
        if (found.waiting() > 0) {
            findings.add(Finding.warning(
                    CHECK,
                    found.waiting()
                            + " words of people in the journal are of customers whom the database does not have",
                    "the customers to come with their next delivery, and then db restore-objections",
                    "ajantasa run customers"));
        }
        return findings;
    }

    private static Finding fault(String found, String expected, String next) {
        return Finding.fault(ExitCode.AUDIT_FAIL, CHECK, found, expected, next);
    }

    private static Finding unwritten(int words) {
        return fault(
                "the journal lacks " + words + " words of people that the database has",
                "each of them in both, for the next backup to be restored",
                RESTORE);
    }

    /**
     * Puts back what the database lacks, under the lease.
     *
     * @throws Locked when another process is running
     */
    public Holds.Verdict restore(String by, String reason, Clock clock) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.leased(installation)) {
            JournalStore store = new JournalStore(desk.dataSource(), desk.journal());
            JournalStore.Comparison before = compare(desk.dataSource(), store);
            int restored = Objects.requireNonNull(desk.transaction().execute(status -> {
                List<Objection> words = store.restore(by, reason, jobs.hash(), clock.instant());
                words.forEach(word -> desk.tell(jobs, word));
                return words.size();
            }));
            return restored + before.unwritten() == 0 ? stood(before) : done(restored, before);
        }
    }

    private static Holds.Verdict stood(JournalStore.Comparison before) {
        return new Holds.Verdict(
                ExitCode.ALREADY_DONE,
                new ThreeLines(
                        "ALREADY_DONE db: the database has every word of the journal that it can have" + waiting(before)
                                + ".",
                        "Nothing was changed.",
                        "ajantasa db check"));
    }

    private static Holds.Verdict done(int restored, JournalStore.Comparison before) {
        return new Holds.Verdict(
                before.waiting() == 0 ? ExitCode.OK : ExitCode.OK_WITH_REJECTS,
                new ThreeLines(
                        (before.waiting() == 0 ? "OK" : "OK_WITH_REJECTS") + " db: " + restored
                                + " words of people came back, " + before.unwritten() + " were added to the journal"
                                + waiting(before) + ".",
                        "Each has its audit entry again and holds from now on; nothing that registers said was changed.",
                        "ajantasa db check"));
    }

    private static String waiting(JournalStore.Comparison before) {
        return before.waiting() == 0
                ? ""
                : "; " + before.waiting() + " wait for customers whom the database does not have";
    }
}
