package fi.ajantasa.customer;

import fi.ajantasa.person.AttributeCatalogue;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads customers for people: one as it is or was known, all as a CSV. */
public final class CustomerQuery {
    public CustomerQuery(DataSource dataSource, KeyVault vault, AttributeCatalogue catalogue) {}

    /** The customer with this number as it is now. */
    public Optional<Customer> findByNumber(String number) {
        return Optional.empty();
    }

    /** The customer with this number as it was known at that time. */
    public Optional<Customer> findByNumber(String number, Instant asOf) {
        return Optional.empty();
    }

    /**
     * Writes all customers of whom something was decided, as CSV sorted by customer number. The same state gives the
     * same bytes, on every database: no times, no ids, no keys in it.
     */
    public void export(Appendable out) throws IOException {
        out.append("");
    }
}
