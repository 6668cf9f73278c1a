package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.SealedTable;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of every sealed table, and every copy of what customers hold: altered, deleted, added, and named (F157). */
@ParameterizedClass
@EnumSource
class TamperedTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final int FURTHER = 1000;
    /** Words that are a row's name. */
    private static final Set<String> NAMES = Set.of("id", "name");

    /** Words that a constraint or a reader wants, and another of them. */
    private static final Map<String, String[]> WORDS = Map.of(
            "erasure.state", new String[] {"GONE", "DONE"},
            "query_log.purpose", new String[] {"COLLECTION_PLAN", "CREDIT_GRANT"},
            "withdrawn_fact.discount", new String[] {"WHOLLY", "SOMEBODY_ELSE"});

    private static final List<String> COPIES = List.of(
            "update customer_hetu set blind = BYTES where customer_id = ID",
            "update customer_hetu set cipher = BYTES where customer_id = ID",
            "delete from customer_hetu where customer_id = ID",
            "update customer_hetu set customer_id = ID + 5000 where customer_id = ID",
            "update customer_code set blind = BYTES where customer_id = ID",
            "update customer_code set customer_id = ID + 5000 where customer_id = ID",
            "delete from customer_code where customer_id = ID",
            "insert into customer_code (blind, customer_id) values (BYTES, ID)",
            "insert into former_hetu (customer_id, blind, cipher) values (ID, BYTES, '')",
            "update customer_number set number = '+358401234567' where customer_id = ID",
            "update customer_number set customer_id = ID + 5000 where customer_id = ID",
            "delete from customer_number where customer_id = ID",
            "insert into customer_number values (ID, '+358401234567', current_timestamp)",
            "insert into customer_identifier values (ID, 1, 77, 0, 1)");

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private final Map<SealedTable, Map<String, String>> types = new EnumMap<>(SealedTable.class);
    private final Map<SealedTable, String> row = new EnumMap<>(SealedTable.class);
    private final Map<SealedTable, Integer> owner = new EnumMap<>(SealedTable.class);

    @BeforeEach
    void letEveryTableHaveARow() {
        home = PreparedHome.on(databases).copyTo(folder);
        asOwner(jdbc -> {
            for (SealedTable table : SealedTable.values()) {
                types.put(table, typesOf(jdbc, table));
                if (count(jdbc, table) == 0) {
                    insertSealed(table);
                }
                choose(jdbc, table);
            }
        });
        assertThat(faults()).isEmpty();
    }

    private void asOwner(Consumer<JdbcClient> work) {
        Installation at = home.installation();
        try (Database database =
                Login.findMigrator(at).map(it -> Database.connect(at, it)).orElseGet(() -> Database.open(at))) {
            work.accept(JdbcClient.create(database.dataSource()));
        }
    }

    private static Map<String, String> typesOf(JdbcClient jdbc, SealedTable table) {
        Map<String, String> types = new LinkedHashMap<>();
        jdbc.sql("select lower(column_name), lower(data_type) from information_schema.columns"
                        + " where lower(table_name) = ? and lower(table_schema) = 'public' order by ordinal_position")
                .param(table.word())
                .query(it -> {
                    types.put(it.getString(1), it.getString(2));
                });
        return types;
    }

    private static long count(JdbcClient jdbc, SealedTable table) {
        return jdbc.sql("select count(*) from " + table.word())
                .query(Long.class)
                .single();
    }

    /** As the product would: with its entry in the log. */
    private void insertSealed(SealedTable table) {
        Map<String, String> values = new LinkedHashMap<>();
        types.get(table).forEach((column, type) -> values.put(column, value(table, column, type)));
        String sql = "insert into " + table.word() + " (" + String.join(", ", values.keySet()) + ") values ("
                + String.join(", ", values.values()) + ")";
        try (Desk desk = Desk.owner(home.installation(), true)) {
            new SealStore(desk.dataSource(), desk.keys())
                    .change(new SealStore.Rows(table, "1 = 1"), NOW, () -> JdbcClient.create(desk.dataSource())
                            .sql(sql)
                            .update());
        }
    }

    private static String value(SealedTable table, String column, String type) {
        return switch (kind(type)) {
            case "number" -> "7";
            case "moment" -> "timestamp with time zone '2026-11-20 10:00:00.123456+00:00'";
            case "day" -> "date '2026-11-20'";
            case "truth" -> "false";
            case "bytes" -> "cast('' as " + type + ")";
            default -> "'" + WORDS.getOrDefault(table.word() + "." + column, new String[] {"a"})[0] + "'";
        };
    }

    private static String altered(SealedTable table, String column, String type) {
        return switch (kind(type)) {
            case "number" -> "coalesce(" + column + ", 0) + " + FURTHER;
            case "moment" ->
                "coalesce(" + column + ", timestamp with time zone '2026-11-20 10:00:00+00:00')"
                        + " + interval '1' second";
            case "day" -> "coalesce(" + column + ", date '2026-11-20') + interval '1' day";
            case "truth" -> "not " + column;
            default -> {
                String[] words = WORDS.get(table.word() + "." + column);
                yield words == null
                        ? "coalesce(substring(" + column + " from 2), '') || 'z'"
                        : "case when " + column + " = '" + words[0] + "' then '" + words[1] + "' else '" + words[0]
                                + "' end";
            }
        };
    }

    private static String kind(String type) {
        if (type.contains("int")) {
            return "number";
        } else if (type.contains("timestamp")) {
            return "moment";
        } else if (type.contains("bytea") || type.contains("binary")) {
            return "bytes";
        }
        return Map.of("date", "day", "boolean", "truth").getOrDefault(type, "text");
    }

    /** One row of each, and all of them to be put back. */
    private void choose(JdbcClient jdbc, SealedTable table) {
        String columns = String.join(", ", types.get(table).keySet());
        keep(jdbc, table.word());
        jdbc.sql("create table chosen_" + table.word() + " as select * from " + table.word() + " order by " + columns
                        + " limit 1")
                .update();
        row.put(
                table,
                types.get(table).keySet().stream()
                        .map(it -> it + " is not distinct from (select " + it + " from chosen_" + table.word() + ")")
                        .collect(Collectors.joining(" and ")));
        owner.put(
                table,
                jdbc.sql("select " + table.owner() + " from chosen_" + table.word())
                        .query(Integer.class)
                        .single());
    }

    private static void keep(JdbcClient jdbc, String table) {
        jdbc.sql("create table before_" + table + " as select * from " + table).update();
    }

    private List<String> faults() {
        try {
            return new Auditing(home.installation(), home.clock()).replay().faults();
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(JdbcClient jdbc, SealedTable table, String where) {
        assertThat(jdbc.sql("delete from " + table.word() + " where " + where).update())
                .as(table.word())
                .isEqualTo(1);
    }

    private static void insert(JdbcClient jdbc, SealedTable table, String columns) {
        jdbc.sql("insert into " + table.word() + " select " + columns + " from chosen_" + table.word())
                .update();
    }

    @Test
    void namesTheTableAndWhoseRowItIsWhateverColumnIsAltered() {
        int most = Arrays.stream(SealedTable.values())
                .mapToInt(it -> it.columns().size())
                .max()
                .orElseThrow();
        for (int i = 0; i < most; i++) {
            List<String> expected = new ArrayList<>();
            int column = i;
            asOwner(jdbc -> alterColumn(jdbc, column, expected));
            assertThat(faults()).as("column " + i).containsAll(expected);
            asOwner(this::restore);
        }
        assertThat(faults()).isEmpty();
    }

    private void alterColumn(JdbcClient jdbc, int index, List<String> expected) {
        for (SealedTable table : SealedTable.values()) {
            if (index < table.columns().size()) {
                String altered = table.columns().get(index);
                delete(jdbc, table, row.get(table));
                insert(
                        jdbc,
                        table,
                        types.get(table).entrySet().stream()
                                .map(it -> it.getKey().equals(altered)
                                        ? altered(table, it.getKey(), it.getValue())
                                        : it.getKey())
                                .collect(Collectors.joining(", ")));
                boolean ofAnother = table.owner().contains("(" + altered + ",");
                expected.add("a row of " + table.of(owner.get(table)) + (ofAnother ? " is missing" : " was altered"));
            }
        }
    }

    private void restore(JdbcClient jdbc) {
        for (SealedTable table : SealedTable.values()) {
            restore(jdbc, table.word());
        }
    }

    private static void restore(JdbcClient jdbc, String table) {
        jdbc.sql("delete from " + table).update();
        assertThat(jdbc.sql("insert into " + table + " select * from before_" + table)
                        .update())
                .isPositive();
    }

    @Test
    void namesARowThatWasDeletedOrAddedOrGivenToAnother() {
        List<String> missing = new ArrayList<>();
        asOwner(jdbc -> {
            for (SealedTable table : SealedTable.values()) {
                delete(jdbc, table, row.get(table));
                missing.add("a row of " + table.of(owner.get(table)) + " is missing");
            }
        });
        assertThat(faults()).containsAll(missing);
        asOwner(this::restore);
        List<String> added = new ArrayList<>();
        asOwner(jdbc -> {
            for (SealedTable table : SealedTable.values()) {
                insert(
                        jdbc,
                        table,
                        types.get(table).entrySet().stream()
                                .map(it -> kind(it.getValue()).equals("number") || NAMES.contains(it.getKey())
                                        ? altered(table, it.getKey(), it.getValue())
                                        : it.getKey())
                                .collect(Collectors.joining(", ")));
                added.add(table.of(owner.get(table) + FURTHER));
            }
        });
        assertThat(faults())
                .containsAll(added.stream()
                        .map(it -> "a row of " + it + " was added without an entry in the log")
                        .toList());
        asOwner(this::restore);
        assertThat(faults()).isEmpty();
    }

    /** What registers' records find customers by: each statement on a customer of its own. */
    @Test
    void namesTheCopyAndTheCustomerWhoHoldsSomethingElse() {
        List<Integer> ids = home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select n.customer_id from customer_number n join customer_hetu h on h.customer_id = n.customer_id"
                        + " join customer_code c on c.blind = h.blind group by n.customer_id having count(*) = 1"
                        + " order by n.customer_id")
                .query(Integer.class)
                .list());
        String type = databases == Databases.POSTGRESQL ? "bytea" : "varbinary";
        List<String> expected = new ArrayList<>();
        asOwner(jdbc -> {
            for (int i = 0; i < COPIES.size(); i++) {
                int id = ids.get(i);
                String sql = COPIES.get(i).replace("ID", "" + id).replace("BYTES", "cast(? as " + type + ")");
                Object[] bytes = sql.contains("?") ? new Object[] {new byte[] {1, 2, (byte) i}} : new Object[0];
                assertThat(jdbc.sql(sql).params(bytes).update()).as(sql).isPositive();
                String copy = sql.replaceFirst("^(?:update|delete from|insert into) (\\w+).*", "$1");
                expected.add(copy + " of customer " + id + " is not what the customer holds");
            }
        });
        List<String> faults = faults();
        assertThat(faults).containsAll(expected);
        assertThat(faults.toString()).doesNotContain("358401234567");
    }
}
