package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PartialDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all that is known of people now, as the rules want it. */
public final class SnapshotQuery {
    private final JdbcClient jdbc;
    private final CustomerStore customers;
    private final ObjectionStore objections;
    private final SamePeople samePeople;
    private final KeptObjections kept;
    private final KeyVault keys;

    public SnapshotQuery(DataSource dataSource, KeyVault keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.customers = new CustomerStore(dataSource, keys);
        this.objections = new ObjectionStore(dataSource);
        this.samePeople = SamePeople.read(dataSource, keys);
        this.kept = new KeptObjectionStore(dataSource).read(keys);
        this.keys = keys;
    }

    /** The highest id a customer has. */
    int lastId() {
        return jdbc.sql("select last_id from customer_counter")
                .query(Integer.class)
                .single();
    }

    /** These customers and all who may be the same person as one of them. */
    Set<Integer> withSamePeople(int[] ids) {
        return samePeople.withOthers(ids);
    }

    /** How many customers there are of whom something was decided, up to this id. */
    long count(int lastId) {
        return jdbc.sql("select count(*) from customer where version > 0 and id <= ?")
                .param(lastId)
                .query(Long.class)
                .single();
    }

    /** The customer's id. */
    public Optional<Integer> findId(String number) {
        return jdbc.sql("select id from customer where number = ?")
                .param(number)
                .query(Integer.class)
                .optional();
    }

    /** The customer as it is now. */
    public Optional<Snapshot> find(String number) {
        return findId(number).flatMap(id -> range(id, id).stream().findFirst());
    }

    /** The customers with ids from the first to the last of whom something was decided, sorted by id. */
    List<Snapshot> range(int first, int last) {
        int[] ids = IntStream.rangeClosed(first, last).toArray();
        Map<Integer, List<Restriction>> restrictions = customers.restrictions(ids);
        Map<Integer, Map<String, Instant>> numbers = numbersSince(first, last);
        Map<Integer, Objections> said = objections.ofRange(first, last);
        List<Snapshot> snapshots = new ArrayList<>();
        for (Customer customer : customers.read(ids)) {
            if (customer.version() > 0) {
                int id = customer.id();
                snapshots.add(new Snapshot(
                        customer,
                        born(customer, keys),
                        samePeople.added(id, restrictions.getOrDefault(id, List.of()), objections),
                        kept.with(customer, said.getOrDefault(id, Objections.NONE)),
                        numbers.getOrDefault(id, Map.of()),
                        List.of()));
            }
        }
        return snapshots;
    }

    /** Since when each telephone number is held, by customer. */
    Map<Integer, Map<String, Instant>> numbersSince(int first, int last) {
        Map<Integer, Map<String, Instant>> numbers = new HashMap<>();
        jdbc.sql("select customer_id, number, changed_at from customer_number where customer_id between ? and ?")
                .params(first, last)
                .query(row -> {
                    numbers.computeIfAbsent(row.getInt(1), it -> new HashMap<>(2))
                            .put(row.getString(2), row.getTimestamp(3).toInstant());
                });
        return numbers;
    }

    /** Of the code's day and the day somebody told us the later one: who may be a minor is taken for one. */
    static @Nullable PartialDate born(Customer customer, KeyVault keys) {
        PartialDate told = told(customer);
        Held hetu = customer.held().get("hetu");
        if (hetu == null) {
            return told;
        }
        PartialDate coded = PartialDate.of(new Hetu(keys.decrypt(hetu.value(), customer.id())).birthDate());
        return told == null || told.latest().isBefore(coded.latest()) ? coded : told;
    }

    private static @Nullable PartialDate told(Customer customer) {
        String text = Values.of(customer, "birth-date");
        return text != null && PartialDate.read(text) instanceof PartialDate date ? date : null;
    }
}
