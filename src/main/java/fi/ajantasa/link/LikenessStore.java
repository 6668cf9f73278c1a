package fi.ajantasa.link;

import fi.ajantasa.audit.BulkStore;
import fi.ajantasa.audit.Ids;
import fi.ajantasa.audit.Rows;
import fi.ajantasa.job.Verdict;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Why rows of registers without identity codes are linked to customers: the entries of a customer in one value. */
public final class LikenessStore {
    private static final int HALF = 32;
    private static final String CHANGE_H2 = "update likeness set model = ?2, entries = ?3 where id = ?1";
    private static final String CHANGE =
            """
            update likeness l set model = n.model, entries = n.entries
            from unnest(?, ?, ?) n(id, model, entries) where l.id = n.id""";

    private final JdbcTemplate jdbc;
    private final BulkStore bulk;

    public LikenessStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bulk = new BulkStore(dataSource);
    }

    /**
     * What is kept of one register's rows of a customer.
     *
     * @param model SHA-256 of the model's file, empty where none was asked
     */
    public record Kept(String register, String model, List<Entry> entries) {
        public Kept {
            entries = List.copyOf(entries);
        }
    }

    /** A row of a delivery and why it is the customer's. */
    public record Entry(int extract, int row, Likeness likeness) {}

    /** Keeps why rows of a delivery are customers', in place of what was kept of the register's earlier ones. */
    public void keep(String register, String model, int extract, SortedMap<Integer, List<Hit>> hits) {
        if (hits.isEmpty()) {
            return;
        }
        long high = high(register).orElseThrow();
        Set<Long> known =
                known(Ids.of(hits.keySet().stream().mapToLong(it -> high | it).toArray()));
        Rows fresh = Rows.of("id", "model", "entries");
        Rows changed = Rows.of("id", "model", "entries");
        hits.forEach((customer, rows) -> {
            long id = high | customer;
            (known.contains(id) ? changed : fresh).add(id, model, encode(extract, rows));
        });
        bulk.insert("likeness", fresh);
        bulk.write(CHANGE_H2, CHANGE, changed);
    }

    /** What is kept of a customer, by register. */
    public List<Kept> list(int customer) {
        SortedMap<Integer, String> registers = new TreeMap<>();
        jdbc.query("select number, name from register order by number", row -> {
            registers.put(row.getInt(1), row.getString(2));
        });
        List<Kept> kept = new ArrayList<>();
        registers.forEach((number, name) -> kept.addAll(jdbc.query(
                "select model, entries from likeness where id = ?",
                (row, i) -> new Kept(name, row.getString(1), decode(row.getBytes(2))),
                (long) number << HALF | customer)));
        return kept;
    }

    /** The first customers of whom something of the register is kept. */
    public List<Integer> first(String register, int most) {
        Optional<Long> high = high(register);
        return high.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select id from likeness where id between ? and ? order by id limit " + most,
                        (row, i) -> (int) row.getLong(1),
                        high.get(),
                        high.get() | Integer.MAX_VALUE);
    }

    /** The customers whom rows of a delivery are possibly of. */
    public List<Integer> listPossible(String register, int extract) {
        List<Integer> customers = new ArrayList<>();
        RowCallbackHandler look = row -> {
            List<Entry> entries = decode(row.getBytes(2));
            boolean possible = entries.stream()
                    .anyMatch(it -> it.extract() == extract && it.likeness().verdict() == Verdict.POSSIBLE);
            if (possible) {
                customers.add((int) row.getLong(1));
            }
        };
        high(register)
                .ifPresent(high -> jdbc.query(
                        "select id, entries from likeness where id between ? and ? order by id",
                        look,
                        high,
                        high | Integer.MAX_VALUE));
        return customers;
    }

    /** The upper half of the ids of a register's links; none before the register linked anybody. */
    private Optional<Long> high(String register) {
        return jdbc.queryForList("select number from register where name = ?", Integer.class, register).stream()
                .map(number -> (long) number << HALF)
                .findFirst();
    }

    private Set<Long> known(Ids ids) {
        return new HashSet<>(jdbc.query(
                ids.sql("select l.id", "likeness l", "l.id", ""), (row, i) -> row.getLong(1), ids.parameters()));
    }

    private static byte[] encode(int extract, List<Hit> rows) {
        ByteBuffer out = ByteBuffer.allocate(4 + rows.size() * (20 + LikenessCodec.LARGEST));
        HitCodec.write(out, extract);
        for (Hit hit : rows) {
            HitCodec.write(out, hit.row());
            LikenessCodec.write(out, hit.likeness());
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /**
     * The same entries with other keyed hashes of their records.
     *
     * @param later what becomes of a hash
     */
    public static byte[] rekeyed(byte[] entries, LongUnaryOperator later) {
        ByteBuffer all = ByteBuffer.wrap(entries.clone());
        HitCodec.read(all);
        while (all.hasRemaining()) {
            HitCodec.read(all);
            LikenessCodec.rekey(all, later);
        }
        return all.array();
    }

    private static List<Entry> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int extract = (int) HitCodec.read(in);
        List<Entry> entries = new ArrayList<>();
        while (in.hasRemaining()) {
            int row = (int) HitCodec.read(in);
            Likeness likeness = LikenessCodec.read(in);
            if (likeness != null) {
                entries.add(new Entry(extract, row, likeness));
            }
        }
        return entries;
    }
}
