package fi.ajantasa.wash;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.source.RawCopies;
import fi.ajantasa.source.Transcripts;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What washing works with.
 *
 * @param copies where replies that are collected are kept as they came
 * @param transcripts where a reply of another layout is rewritten to be read
 * @param fence called with everything that is written; throws when the lease was lost
 */
public record WashSite(
        DataSource dataSource,
        KeyVault keys,
        TransactionTemplate transaction,
        Clock clock,
        RawCopies copies,
        Transcripts transcripts,
        Runnable fence) {}
