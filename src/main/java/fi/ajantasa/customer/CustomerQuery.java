package fi.ajantasa.customer;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads customers for people: one as it is, all as a CSV. */
public final class CustomerQuery {
    private static final int PAGE = 2000;
    private final JdbcClient jdbc;
    private final CustomerReadStore reading;
    private final KeyVault vault;
    private final AttributeCatalogue catalogue;

    public CustomerQuery(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = new CustomerReadStore(dataSource);
        this.vault = vault;
        this.catalogue = catalogue;
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
     *
     * @param shown of which attributes values are written
     * @param before is told of customers before anything of them is written
     */
    public void export(Appendable out, Predicate<Attribute> shown, Consumer<List<Customer>> before) throws IOException {
        CustomerCsv csv = new CustomerCsv(vault, catalogue, shown);
        csv.header(out);
        String last = "";
        for (List<Customer> page = page(last); !page.isEmpty(); page = page(last)) {
            int[] ids = page.stream().mapToInt(Customer::id).toArray();
            Map<Integer, List<Restriction>> restrictions = reading.restrictions(ids);
            List<Customer> decided =
                    page.stream().filter(it -> it.version() > 0).toList();
            before.accept(decided);
            for (Customer customer : decided) {
                csv.line(out, customer, restrictions.getOrDefault(customer.id(), List.of()));
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
