package fi.ajantasa.batch;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Rekeying;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.link.LikenessStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * All keyed hashes that the database holds, apart from those in the audit log. It works under the role that owns the tables, for
 * whoever runs may change nothing of the past.
 */
final class HashStore {
    private static final int AT_ONCE = 10_000;
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private static final List<Place> PLACES = List.of(
            new Place("customer_hetu", List.of("customer_id"), List.of("blind")),
            new Place("former_hetu", List.of("customer_id", "blind"), List.of("blind")),
            new Place("customer_code", List.of("blind"), List.of("blind")),
            new Place("payment", List.of("id", "customer_id", "extract_id", "row_number"), List.of("id")),
            new Place("task", List.of("id"), List.of("record_key", "content")),
            new Place("verdict", List.of("id"), List.of("record_key")),
            new Place("likeness", List.of("id"), List.of("entries")),
            new Place("change_event", List.of("register", "id"), List.of("content")),
            new Place("query_session", List.of("id"), List.of("credentials")),
            new Place("erasure", List.of("id"), List.of("number")),
            new Place("tombstone", List.of("kind", "hash", "erasure_id"), List.of("hash")),
            new Place("kept_objection", List.of("kind", "hash", "erasure_id"), List.of("hash")),
            new Place("readmission", List.of("number"), List.of("number")));

    /** What is made anew by the next night: rows are compared again with everybody, and everybody is decided once more. */
    private static final List<String> ANEW = List.of(
            "delete from hit",
            "delete from link_memory",
            "delete from link_memory_basis",
            // 1: the register has spoken of the customer, by a record that is not to be recognised; 2: and knows them
            // no more.
            "update link set fingerprint = 1 where fingerprint not in (0, 1, 2)");

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final BulkStore bulk;

    HashStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /**
     * Columns of a table that hold hashes.
     *
     * @param key by which a row is found; hashes may be among it
     */
    private record Place(String table, List<String> key, List<String> hashes) {
        boolean holds(SealedTable sealed) {
            return table.equals(sealed.word());
        }

        String select() {
            return "select " + String.join(", ", key) + ", " + String.join(", ", hashes) + " from " + table;
        }

        String perRow() {
            String set = numbered(hashes, key.size(), ", ");
            return "update " + table + " set " + set + " where " + numbered(key, 0, " and ");
        }

        private static String numbered(List<String> columns, int before, String between) {
            return IntStream.range(0, columns.size())
                    .mapToObj(it -> columns.get(it) + " = ?" + (before + it + 1))
                    .collect(Collectors.joining(between));
        }

        String setBased() {
            String marks = columns().stream().map(it -> "?").collect(Collectors.joining(", "));
            String set = hashes.stream().map(it -> it + " = n.new_" + it).collect(Collectors.joining(", "));
            String where = key.stream().map(it -> "t." + it + " = n." + it).collect(Collectors.joining(" and "));
            return "update " + table + " t set " + set + " from unnest(" + marks + ") n(" + String.join(", ", columns())
                    + ") where " + where;
        }

        List<String> columns() {
            List<String> columns = new ArrayList<>(key);
            hashes.forEach(it -> columns.add("new_" + it));
            return columns;
        }
    }

    /**
     * Brings every hash to later index keys and seals the rows of sealed tables with them, in the caller's transaction; nobody
     * notes a word of a person meanwhile. What can be made anew is forgotten.
     */
    void rekey(KeyVault before, KeyVault after, Instant at) {
        jdbc.sql("select last_objection from contact_gate for update")
                .query(Long.class)
                .single();
        Rekeying later = after.rekeying(before.mark());
        SealStore seals = new SealStore(dataSource, before);
        for (SealedTable table : SealedTable.values()) {
            seals.reseal(table, new SealStore(dataSource, after), () -> rekey(it -> it.holds(table), later), at);
        }
        rekey(it -> SealedTable.find(it.table()).isEmpty(), later);
        ANEW.forEach(it -> jdbc.sql(it).update());
    }

    private void rekey(Predicate<Place> which, Rekeying later) {
        PLACES.stream().filter(which).forEach(it -> rekey(it, later));
    }

    /** Reads on a connection of its own, to which the changes of this transaction are not to be seen. */
    private void rekey(Place place, Rekeying later) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(AT_ONCE);
                try (ResultSet rows = statement.executeQuery(place.select())) {
                    rekey(place, rows, later);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw Objects.requireNonNull(TRANSLATOR.translate("read hashes", place.select(), e));
        }
    }

    private void rekey(Place place, ResultSet rows, Rekeying later) throws SQLException {
        Rows changed = Rows.of(place.columns().toArray(String[]::new));
        while (rows.next()) {
            @Nullable Object[] values = new Object[place.columns().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(rows, i + 1);
            }
            boolean same = true;
            for (int i = place.key().size(); i < values.length; i++) {
                Object before = values[i];
                values[i] = rekeyed(place, before, later);
                same &= Objects.deepEquals(before, values[i]);
            }
            if (!same) {
                changed.add(values);
            }
            if (changed.size() == AT_ONCE) {
                bulk.write(place.perRow(), place.setBased(), changed);
                changed = Rows.of(place.columns().toArray(String[]::new));
            }
        }
        bulk.write(place.perRow(), place.setBased(), changed);
    }

    private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        return value instanceof Short number ? Integer.valueOf(number) : value;
    }

    private static @Nullable Object rekeyed(Place place, @Nullable Object before, Rekeying later) {
        if (before instanceof Long hash) {
            return later.of(hash);
        } else if (before instanceof byte[] bytes) {
            return place.table().equals("likeness") ? LikenessStore.rekeyed(bytes, later::of) : later.of(bytes);
        }
        return before;
    }
}
