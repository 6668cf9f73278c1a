package fi.ajantasa.changes;

import fi.ajantasa.customer.KeyVault;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What following a register works with.
 *
 * @param fence called with everything that is written; throws when the lease was lost
 */
public record FollowSite(
        DataSource dataSource, KeyVault keys, TransactionTemplate transaction, Clock clock, Runnable fence) {}
