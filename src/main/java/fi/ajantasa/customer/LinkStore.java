package fi.ajantasa.customer;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The register records last taken in for customers, by register and customer. */
final class LinkStore {
    private static final int HALF = 32;
    private static final String PERSON = "PERSON";
    private static final String RULE = "RULE";
    private final JdbcTemplate jdbc;
    private final BulkStore bulk;
    private final SealStore seals;

    LinkStore(DataSource dataSource, KeyVault keys) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
        this.seals = new SealStore(dataSource, keys);
    }

    /** Sees links one by one. */
    interface Reader {
        void link(int customer, long fingerprint, int extract);
    }

    /** Gives the register the next number, unless it has one; counted, for a sequence would skip some after a crash. */
    void enrol(String register, Instant at) {
        if (findNumber(register).isEmpty()) {
            seals.change(
                    new SealStore.Rows(SealedTable.REGISTER, "name = ?", register),
                    at,
                    () -> jdbc.update(
                            "insert into register (number, name) select coalesce(max(number), 0) + 1, ? from register",
                            register));
        }
    }

    private Optional<Integer> findNumber(String register) {
        return jdbc.queryForList("select number from register where name = ?", Integer.class, register).stream()
                .findFirst();
    }

    /** Keeps the records of one register; a person's link is never overwritten by a rule. */
    void remember(List<KnownRecord> records, Instant at) {
        if (records.isEmpty()) {
            return;
        }
        long high = (long) findNumber(records.get(0).register()).orElseThrow() << HALF;
        Map<Long, String> known = known(
                Ids.of(records.stream().mapToLong(it -> high | it.customer()).toArray()));
        Rows fresh = rows();
        Rows changed = rows();
        for (KnownRecord record : records) {
            long id = high | record.customer();
            String person = known.getOrDefault(id, "");
            boolean keeps = !person.isEmpty() && !record.person();
            (known.containsKey(id) ? changed : fresh)
                    .add(
                            id,
                            record.fingerprint(),
                            record.origin().extract(),
                            record.origin().row(),
                            keeps || record.person() ? PERSON : RULE,
                            keeps ? person : record.rule());
        }
        List<Long> ids = records.stream().map(it -> high | it.customer()).toList();
        SealStore.Rows links = SealStore.Rows.of(SealedTable.LINK, "id", ids);
        if (known.isEmpty()) {
            seals.add(links, at, () -> bulk.insert("link", fresh));
        } else {
            seals.change(links, at, () -> {
                bulk.insert("link", fresh);
                bulk.write(CustomerSql.RELINK_H2, CustomerSql.RELINK, changed);
            });
        }
    }

    void forget(String register, int customer, Instant at) {
        findNumber(register).ifPresent(number -> {
            long id = (long) number << HALF | customer;
            SealStore.Rows row = new SealStore.Rows(SealedTable.LINK, "id = ?", id);
            seals.change(row, at, () -> jdbc.update("delete from link where id = ?", id));
        });
    }

    private static Rows rows() {
        return Rows.of("id", "fingerprint", "extract_id", "row_number", "origin", "rule");
    }

    /** The links that are there already, each with the reason of the person who decided it, else an empty text. */
    private Map<Long, String> known(Ids ids) {
        Map<Long, String> known = new HashMap<>();
        RowCallbackHandler note =
                row -> known.put(row.getLong(1), row.getString(2).equals(PERSON) ? row.getString(3) : "");
        jdbc.query(ids.sql("select l.id, l.origin, l.rule", "link l", "l.id", ""), note, ids.parameters());
        return known;
    }

    /** Shows the register's links of customers from the first to the last. */
    void read(String register, int first, int last, Reader reader) {
        findNumber(register).ifPresent(number -> {
            long high = (long) number << HALF;
            RowCallbackHandler show = row -> reader.link((int) row.getLong(1), row.getLong(2), row.getInt(3));
            jdbc.query(
                    "select id, fingerprint, extract_id from link where id between ? and ?",
                    show,
                    high | first,
                    high | last);
        });
    }
}
