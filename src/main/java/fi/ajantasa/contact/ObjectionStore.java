package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people said to us themselves; only ever added to. Whoever adds holds the gate until the commit, so the numbers
 * are in the order of commits, and whoever holds the gate knows that no other word is under way.
 */
public final class ObjectionStore {
    private static final String SELECT =
            "select id, customer_id, channels, withdrawn, evidence, by_name, at from objection where ";
    private final JdbcClient jdbc;
    private final AuditLog audit;

    public ObjectionStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
    }

    /**
     * Notes the word in the caller's transaction, with its audit entry; the number it is given replaces that of the
     * argument.
     *
     * @throws fi.ajantasa.audit.AuditUnavailable when the audit log refuses: roll back (F147)
     */
    public Objection add(Objection said, String jobHash, SealStore seals) {
        jdbc.sql("update contact_gate set last_objection = last_objection + 1").update();
        Objection noted = new Objection(
                last(), said.customer(), said.channels(), said.withdrawn(), said.evidence(), said.by(), said.at());
        restore(noted, jobHash, seals);
        return noted;
    }

    /** Puts a word into the database under the number it has, with its audit entry; the caller holds the gate. */
    void restore(Objection said, String jobHash, SealStore seals) {
        SealStore.Rows row = new SealStore.Rows(SealedTable.OBJECTION, "id = ?", said.id());
        seals.change(row, said.at(), () -> insert(said));
        String kind = said.withdrawn() ? "objection-withdrawn" : "objection";
        String body = "{\"objection\":" + said.id() + ",\"channels\":" + said.channels() + "}";
        audit.append(
                List.of(new AuditEntry(kind, "", said.customer(), said.by(), "marketing", jobHash, 1, body)),
                said.at());
    }

    private void insert(Objection said) {
        jdbc.sql("insert into objection (id, customer_id, channels, withdrawn, evidence, by_name, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        said.id(),
                        said.customer(),
                        said.channels(),
                        said.withdrawn(),
                        said.evidence(),
                        said.by(),
                        said.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The next word gets a number above this one. */
    void giveNoNumberUpTo(long id) {
        jdbc.sql("update contact_gate set last_objection = greatest(last_objection, ?)")
                .param(id)
                .update();
    }

    /** The number of the last word that was committed. */
    long last() {
        return jdbc.sql("select last_objection from contact_gate")
                .query(Long.class)
                .single();
    }

    /** The number of the last word, and no other can be committed before the caller's transaction ends. */
    long lastUnderGate() {
        return jdbc.sql("select last_objection from contact_gate for update")
                .query(Long.class)
                .single();
    }

    /** The customers about whom a word later than this one was committed. */
    int[] customersAfter(long id) {
        return jdbc
                .sql("select distinct customer_id from objection where id > ? order by customer_id")
                .param(id)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(it -> it)
                .toArray();
    }

    /** The words of the customers with ids from the first to the last, by customer. */
    public Map<Integer, Objections> ofRange(int first, int last) {
        return byCustomer(jdbc.sql(SELECT + "customer_id between ? and ? order by id")
                .params(first, last)
                .query(ObjectionStore::objection)
                .list());
    }

    /** The words of one customer up to a moment. */
    public Objections of(int customer, Instant until) {
        return new Objections(jdbc.sql(SELECT + "customer_id = ? and at <= ? order by id")
                .params(customer, until.atOffset(ZoneOffset.UTC))
                .query(ObjectionStore::objection)
                .list());
    }

    /** All words of one customer. */
    Objections of(int customer) {
        return ofRange(customer, customer).getOrDefault(customer, Objections.NONE);
    }

    private static Map<Integer, Objections> byCustomer(List<Objection> all) {
        Map<Integer, List<Objection>> lists = new TreeMap<>();
        all.forEach(it ->
                lists.computeIfAbsent(it.customer(), any -> new ArrayList<>()).add(it));
        Map<Integer, Objections> byCustomer = new TreeMap<>();
        lists.forEach((customer, list) -> byCustomer.put(customer, new Objections(list)));
        return byCustomer;
    }

    private static Objection objection(ResultSet row, int number) throws SQLException {
        return new Objection(
                row.getLong(1),
                row.getInt(2),
                row.getInt(3),
                row.getBoolean(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant());
    }
}
