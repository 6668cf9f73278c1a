package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedJournal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The objections of a database beside their journal: what one lacks of the other, and how it gets it. */
public final class JournalStore {
    private static final String WORDS = "select o.id, c.number, o.channels, o.withdrawn, o.evidence, o.by_name, o.at"
            + " from objection o join customer c on c.id = o.customer_id where o.id > ? order by o.id";
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient jdbc;
    private final ObjectionStore objections;
    private final AuditLog audit;
    private final ObjectionJournal journal;
    private final SealStore seals;

    public JournalStore(DataSource dataSource, ObjectionJournal journal) {
        this.jdbc = JdbcClient.create(dataSource);
        this.objections = new ObjectionStore(dataSource);
        this.audit = new AuditLog(dataSource);
        this.journal = journal;
        this.seals = new SealStore(dataSource, journal.keys());
    }

    /**
     * How the two compare.
     *
     * @param words in the journal
     * @param lost in the journal and not in the database, of customers whom it has
     * @param waiting the same of customers whom it does not have yet
     * @param unwritten in the database and not in the journal
     * @param differing in both, and not the same
     */
    public record Comparison(int words, int lost, int waiting, int unwritten, int differing) {}

    /**
     * Makes sure that the database lacks no word before anybody is contacted.
     *
     * @throws ObjectionsLost when it does
     */
    public void confirm(TransactionTemplate transaction) {
        if (!missing().isEmpty()) {
            transaction.executeWithoutResult(status -> confirmUnderGate());
        }
    }

    /** A word that is being noted is in the journal first; once the gate is ours, it is in both. */
    private void confirmUnderGate() {
        objections.lastUnderGate();
        long lost =
                missing().stream().filter(it -> findCustomer(it).isPresent()).count();
        if (lost > 0) {
            throw new ObjectionsLost(lost);
        }
    }

    /** Compares word by word, in the caller's transaction. */
    public Comparison compare() {
        objections.lastUnderGate();
        Map<Long, ObjectionJournal.Word> held = read(0);
        List<SealedJournal.Line> lines = journal.lines();
        int lost = 0;
        int waiting = 0;
        int differing = 0;
        for (SealedJournal.Line line : lines) {
            ObjectionJournal.Word here = held.remove(line.id());
            if (here != null) {
                differing += isSame(here, journal.open(line)) ? 0 : 1;
            } else if (findCustomer(line).isPresent()) {
                lost++;
            } else {
                waiting++;
            }
        }
        return new Comparison(lines.size(), lost, waiting, held.size(), differing);
    }

    private static boolean isSame(ObjectionJournal.Word one, ObjectionJournal.Word other) {
        return one.customer().equals(other.customer())
                && one.channels() == other.channels()
                && one.withdrawn() == other.withdrawn()
                && one.evidence().equals(other.evidence());
    }

    /**
     * Writes into the journal what was noted in the caller's transaction, and whatever it lacks before that. The caller
     * holds the gate.
     *
     * @param id the number of the word that was just noted
     * @throws ObjectionsLost when the journal has later words than the database: nothing may take their numbers
     */
    void follow(long id) {
        long last = journal.last();
        if (last >= id) {
            throw new ObjectionsLost(last - id + 1);
        }
        write(last);
    }

    private int write(long after) {
        List<SealedJournal.Line> lines = new ArrayList<>();
        read(after).forEach((number, word) -> lines.add(journal.seal(number, word)));
        if (!lines.isEmpty()) {
            journal.append(lines);
        }
        return lines.size();
    }

    /**
     * Puts into the database what it lacks of the journal, under the numbers the words had, and into the journal what it
     * lacks; in the caller's transaction, each word and the whole with an audit entry.
     *
     * @return the words that came back
     */
    public List<Objection> restore(String by, String reason, String jobHash, Instant at) {
        objections.lastUnderGate();
        List<Objection> restored = new ArrayList<>();
        for (SealedJournal.Line line : missing()) {
            Optional<Integer> customer = findCustomer(line);
            if (customer.isPresent()) {
                Objection word = journal.open(line).of(line.id(), customer.get());
                objections.restore(word, jobHash, seals);
                restored.add(word);
            }
        }
        long last = journal.last();
        objections.giveNoNumberUpTo(last);
        int written = write(last);
        if (restored.size() + written > 0) {
            String body =
                    JSON.writeValueAsString(Map.of("restored", restored.size(), "written", written, "reason", reason));
            audit.append(List.of(new AuditEntry("objections-restored", "", 0, by, "marketing", jobHash, 0, body)), at);
        }
        return restored;
    }

    /** The lines whose words the database does not have. */
    private List<SealedJournal.Line> missing() {
        List<SealedJournal.Line> lines = journal.lines();
        Set<Long> held = new HashSet<>(
                jdbc.sql("select id from objection").query(Long.class).list());
        return lines.stream().filter(it -> !held.contains(it.id())).toList();
    }

    private Optional<Integer> findCustomer(SealedJournal.Line line) {
        return jdbc.sql("select id from customer where number = ?")
                .param(journal.open(line).customer())
                .query(Integer.class)
                .optional();
    }

    private Map<Long, ObjectionJournal.Word> read(long after) {
        Map<Long, ObjectionJournal.Word> words = new TreeMap<>();
        jdbc.sql(WORDS).param(after).query(row -> {
            words.put(row.getLong(1), word(row));
        });
        return words;
    }

    private static ObjectionJournal.Word word(ResultSet row) throws SQLException {
        return new ObjectionJournal.Word(
                row.getString(2),
                row.getInt(3),
                row.getBoolean(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant().toString());
    }
}
