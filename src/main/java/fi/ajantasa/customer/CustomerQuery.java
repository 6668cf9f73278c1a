package fi.ajantasa.customer;

import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads customers for people: one as it is, all as a CSV. */
public final class CustomerQuery {
    private static final int PAGE = 2000;
    private final JdbcClient jdbc;
    private final CustomerReadStore reading;
    private final CustomerCsv csv;

    public CustomerQuery(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = new CustomerReadStore(dataSource);
        this.csv = new CustomerCsv(vault, catalogue);
    }

    /** The customer with this number as it is now. */
    public Optional<Customer> findByNumber(String number) {
        return jdbc.sql("select id, number, version, held from customer where number = ?")
                .param(number)
                .query(CustomerReadStore::customer)
                .optional();
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
