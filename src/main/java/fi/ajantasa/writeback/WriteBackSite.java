package fi.ajantasa.writeback;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What telling the customer system works with.
 *
 * @param readable gives those of some customers who can be read; the others wait for a person
 * @param work a folder of ours where answers lie while they are read
 * @param fence called with everything that is written; throws when the lease was lost
 */
public record WriteBackSite(
        DataSource dataSource,
        KeyVault keys,
        Function<int[], List<Customer>> readable,
        TransactionTemplate transaction,
        Clock clock,
        Path work,
        Runnable fence) {}
