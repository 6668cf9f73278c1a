package fi.ajantasa.customer;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds whom people may be told about: never a customer under a protection order (F7). */
public final class UnprotectedQuery {
    private final JdbcClient jdbc;

    public UnprotectedQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The number of the customer; nothing under a protection order, and nothing when there is no such customer. */
    public Optional<String> findNumber(int customer) {
        return jdbc.sql("select id, number, version, held from customer where id = ?")
                .param(customer)
                .query(CustomerReadStore::customer)
                .optional()
                .filter(it -> !it.isProtected())
                .map(Customer::number);
    }
}
