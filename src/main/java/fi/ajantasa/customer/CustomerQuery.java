package fi.ajantasa.customer;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Sensitivity;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads customers for people: one as it is or was known, all as a CSV. */
public final class CustomerQuery {
    private static final int PAGE = 2000;
    private final JdbcClient jdbc;
    private final CustomerReadStore reading;
    private final CustomerCsv csv;
    private final Set<String> hidden;

    public CustomerQuery(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = new CustomerReadStore(dataSource);
        this.csv = new CustomerCsv(vault, catalogue);
        this.hidden = catalogue.list().stream()
                .filter(attribute -> attribute.sensitivity() == Sensitivity.PROTECTED)
                .map(Attribute::name)
                .collect(Collectors.toSet());
    }

    /** The customer with this number as it is now. */
    public Optional<Customer> findByNumber(String number) {
        return jdbc.sql("select id, number, version, held from customer where number = ?")
                .param(number)
                .query(CustomerReadStore::customer)
                .optional();
    }

    /**
     * The customer with this number as it was known at that time: the plans applied later are walked back. What a
     * protection order hides now stays hidden, also where it was known then.
     */
    public Optional<Customer> findByNumber(String number, Instant asOf) {
        return findByNumber(number).map(customer -> {
            WalkBack walk = new WalkBack(customer);
            plansAfter(customer.id(), asOf).forEach(walk::undo);
            return customer.isProtected() ? withoutProtected(walk.customer()) : walk.customer();
        });
    }

    private Customer withoutProtected(Customer customer) {
        SortedMap<String, Held> held = new TreeMap<>(customer.held());
        held.keySet().removeAll(hidden);
        return new Customer(customer.id(), customer.number(), customer.version(), held);
    }

    /** The plan rows of the customer that were applied after the time, the latest first. */
    private List<String> plansAfter(int customer, Instant asOf) {
        return jdbc.sql(
                        """
                        select p.decisions from run r
                        join plan p on p.run_id = r.id and p.customer_id = ?
                        where exists (select 1 from audit_entry a where a.run_id = r.id and a.customer_id = p.customer_id
                                      and a.kind = 'change' and a.at > ?)
                        order by r.started_at desc, r.id desc, p.part desc""")
                .params(customer, asOf.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /**
     * Writes all customers of whom something was decided, as CSV sorted by customer number. The same state gives the
     * same bytes, on every database: no times, no ids, no keys in it.
     */
    public void export(Appendable out) throws IOException {
        csv.header(out);
        String last = "";
        for (List<Customer> page = page(last); !page.isEmpty(); page = page(last)) {
            int[] ids = page.stream().mapToInt(Customer::id).toArray();
            Map<Integer, List<Restriction>> restrictions = reading.restrictions(ids);
            for (Customer customer : page) {
                if (customer.version() > 0) {
                    csv.line(out, customer, restrictions.getOrDefault(customer.id(), List.of()));
                }
            }
            last = page.get(page.size() - 1).number();
        }
    }

    private List<Customer> page(String after) {
        return jdbc.sql("select id, number, version, held from customer where number > ? order by number limit " + PAGE)
                .param(after)
                .query(CustomerReadStore::customer)
                .list();
    }
}
