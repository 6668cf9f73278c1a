package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.CopyQuery;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Fingerprint;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RowSeal;
import fi.ajantasa.decide.FactSeals;
import fi.ajantasa.person.AttributeCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replays the log against all that decides about people: whatever was altered by somebody else is named by customer,
 * attribute, reason, record or table, never by value. Keeps four numbers for each customer in memory.
 */
final class StateCheck {
    private static final int AT_ONCE = 5000;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final CustomerStore customers;
    private final KeyVault keys;
    private final RowSeal seal;
    private final Fingerprint facts;
    private final AlteredParts parts;
    private final CopyQuery copies;
    private final TableCheck tables;
    private final LoggedKeys logged;
    private final Expected expected;
    private final List<String> faults = new ArrayList<>();
    private int checked;

    StateCheck(DataSource dataSource, KeyVault keys, AttributeCatalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = new AuditLog(dataSource);
        this.customers = new CustomerStore(dataSource, keys);
        this.seal = new RowSeal(keys);
        this.facts = keys.lasting(FactSeals.KEY);
        this.parts = new AlteredParts(dataSource, keys, catalogue);
        this.copies = new CopyQuery(dataSource, keys);
        this.tables = new TableCheck(dataSource, keys);
        this.keys = keys;
        this.logged = new LoggedKeys(keys);
        this.expected = new Expected(logged);
    }

    /** What was found: how many customers there are, and what is not as the log says. */
    record Found(int customers, List<String> faults) {}

    Found check() {
        log.replay((kind, customer, body) -> {
            expected.take(kind, customer, body);
            tables.take(kind, body);
        });
        if (!logged.areInForce()) {
            faults.add("the index key in force is not the one that the log tells of");
        }
        OptionalInt next = OptionalInt.of(Math.min(1, least(Integer.MIN_VALUE).orElse(1)));
        while (next.isPresent()) {
            int first = next.getAsInt();
            int end = (int) Math.min(Integer.MAX_VALUE, first + AT_ONCE - 1L);
            rows(first, end);
            restrictions(first, end);
            facts(first, end);
            faults.addAll(copies.differing(first, end));
            next = after(end);
        }
        faults.addAll(copies.differingOwners());
        faults.addAll(tables.check());
        return new Found(checked, faults);
    }

    /** Where to go on: ids that the log does not know are only looked at where there is anything. */
    private OptionalInt after(int last) {
        return last < expected.last()
                ? OptionalInt.of(last + 1)
                : last == Integer.MAX_VALUE ? OptionalInt.empty() : least(last + 1);
    }

    /** The least id of a customer, or of one whose rows there are, from this one on. */
    private OptionalInt least(int from) {
        String rows = Stream.of(
                        "restriction", "fact", "customer_hetu", "former_hetu", "customer_number", "customer_identifier")
                .map(it -> " union all select min(customer_id) from " + it + " where customer_id >= :from")
                .collect(Collectors.joining());
        Integer id = jdbc.sql(
                        "select min(id) from (select min(id) id from customer where id >= :from" + rows + ") least")
                .param("from", from)
                .query((row, number) -> row.getObject(1, Integer.class))
                .list()
                .get(0);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    private void rows(int first, int last) {
        TreeSet<Integer> there = new TreeSet<>();
        List<Integer> altered = new ArrayList<>();
        jdbc.sql("select id, number, version, held from customer where id between ? and ? order by id")
                .params(first, last)
                .query(row -> {
                    int id = row.getInt(1);
                    byte[] held = row.getBytes(4);
                    there.add(id);
                    copies.held(id, held);
                    checked++;
                    String then = expected.row(id);
                    boolean untouched = then.isEmpty() && row.getInt(3) == 0 && held.length <= "[]".length();
                    String now = RowSeal.text(seal.row(id, row.getString(2), row.getInt(3), held));
                    if (then.equals(RowSeal.GONE)) {
                        faults.add("customer " + id + " is there, although the log says that nothing is held any more");
                    } else if (then.isEmpty() && !untouched) {
                        faults.add("customer " + id + " was written without an entry in the log");
                    } else if (!then.isEmpty() && !then.equals(now)) {
                        altered.add(id);
                    }
                });
        altered.forEach(it -> faults.addAll(parts.attributes(it)));
        IntStream.rangeClosed(first, last)
                .filter(it -> !there.contains(it))
                .filter(it -> !expected.row(it).isEmpty() && !expected.row(it).equals(RowSeal.GONE))
                .forEach(it -> faults.add("customer " + it + " is missing"));
    }

    private void restrictions(int first, int last) {
        Map<Integer, List<Restriction>> standing =
                customers.restrictions(IntStream.rangeClosed(first, last).toArray());
        for (int id = first; id <= last; id++) {
            List<Restriction> list = standing.getOrDefault(id, List.of());
            String then = expected.restrictions(id);
            boolean same = then.isEmpty() ? list.isEmpty() : then.equals(RowSeal.text(seal.restrictions(id, list)));
            if (!same && !(then.equals(RowSeal.GONE) && list.isEmpty())) {
                faults.addAll(parts.restrictions(id, list));
            }
        }
    }

    private void facts(int first, int last) {
        Map<Integer, Long> sums = new HashMap<>();
        jdbc.sql("select customer_id, extract_id, row_number, claims from fact where customer_id between ? and ?")
                .params(first, last)
                .query(row -> {
                    Origin origin = new Origin(row.getInt(2), row.getInt(3));
                    sums.merge(row.getInt(1), FactSeals.seal(facts, row.getInt(1), origin, row.getBytes(4)), Long::sum);
                });
        List<Integer> differing = IntStream.rangeClosed(first, last)
                .filter(it -> expected.facts(it) != sums.getOrDefault(it, 0L))
                .boxed()
                .toList();
        if (!differing.isEmpty()) {
            faults.addAll(differingFacts(new TreeSet<>(differing)));
        }
    }

    private List<String> differingFacts(SortedSet<Integer> differing) {
        Map<String, Long> then = new TreeMap<>();
        LoggedKeys at = new LoggedKeys(keys);
        log.replay((kind, customer, body) -> {
            at.take(kind, body);
            if (kind.equals(FactSeals.ADDED) || kind.equals(FactSeals.REMOVED)) {
                FactSeals.read(body.get(), (id, origin, value) -> {
                    if (differing.contains(id)) {
                        if (kind.equals(FactSeals.ADDED)) {
                            then.put(name(id, origin), at.now(value));
                        } else {
                            then.remove(name(id, origin));
                        }
                    }
                });
            }
        });
        List<String> found = new ArrayList<>();
        jdbc.sql("select customer_id, extract_id, row_number, claims from fact where customer_id between ? and ?")
                .params(differing.first(), differing.last())
                .query(row -> {
                    int id = row.getInt(1);
                    Origin origin = new Origin(row.getInt(2), row.getInt(3));
                    if (differing.contains(id)) {
                        Long before = then.remove(name(id, origin));
                        if (before == null) {
                            found.add(name(id, origin) + " was added without an entry in the log");
                        } else if (before != FactSeals.seal(facts, id, origin, row.getBytes(4))) {
                            found.add(name(id, origin) + " was altered");
                        }
                    }
                });
        then.keySet().forEach(it -> found.add(it + " is missing"));
        return found;
    }

    private static String name(int customer, Origin origin) {
        return "the fact of customer " + customer + " from delivery " + origin.extract() + ", record " + origin.row();
    }

    /** What the log says there should be of each customer. */
    private static final class Expected {
        private static final int START = 1024;
        private final LoggedKeys logged;
        private String[] rows = filled(START);
        private String[] restrictions = filled(START);
        private long[] facts = new long[START];
        private int last;

        Expected(LoggedKeys logged) {
            this.logged = logged;
        }

        private static String[] filled(int size) {
            String[] texts = new String[size];
            Arrays.fill(texts, "");
            return texts;
        }

        void take(String kind, int customer, Supplier<String> body) {
            logged.take(kind, body);
            if (kind.equals(FactSeals.ADDED) || kind.equals(FactSeals.REMOVED)) {
                int sign = kind.equals(FactSeals.ADDED) ? 1 : -1;
                FactSeals.read(body.get(), (id, origin, value) -> {
                    reach(id);
                    facts[id] += sign * logged.now(value);
                });
            } else if (customer > 0) {
                reach(customer);
                String row = logged.now(RowSeal.rowOf(body.get()));
                String flags = logged.now(RowSeal.restrictionsOf(body.get()));
                rows[customer] = row.isEmpty() ? rows[customer] : row;
                restrictions[customer] = flags.isEmpty() ? restrictions[customer] : flags;
            }
        }

        private void reach(int id) {
            last = Math.max(last, id);
            if (id >= facts.length) {
                int size = Math.max(id + 1, 2 * facts.length);
                int before = facts.length;
                rows = Arrays.copyOf(rows, size);
                restrictions = Arrays.copyOf(restrictions, size);
                Arrays.fill(rows, before, size, "");
                Arrays.fill(restrictions, before, size, "");
                facts = Arrays.copyOf(facts, size);
            }
        }

        int last() {
            return last;
        }

        String row(int id) {
            return id >= 0 && id < rows.length ? rows[id] : "";
        }

        String restrictions(int id) {
            return id >= 0 && id < rows.length ? restrictions[id] : "";
        }

        long facts(int id) {
            return id >= 0 && id < facts.length ? facts[id] : 0;
        }
    }
}
