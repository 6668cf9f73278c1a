package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Reader;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes who reads what of whom. Every note is committed when the call returns, so that values are shown after it only; when
 * it cannot be written it throws {@link fi.ajantasa.audit.AuditUnavailable}, and nothing may be shown (F147).
 */
public final class ReadLog {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Reader reader;
    private final Clock clock;

    public ReadLog(DataSource dataSource, Reader reader, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Notes what is about to be shown of a customer, or with 0 of nobody alone.
     *
     * @param attributes the names of it
     */
    public void note(int customer, String jobHash, Collection<String> attributes) {
        append(List.of(reader.read(customer, jobHash, attributes)));
    }

    /** The same of the customer with this number. */
    public void note(String number, String jobHash, Collection<String> attributes) {
        note(findId(number).orElse(0), jobHash, attributes);
    }

    /** Notes that the reader was refused what it asked of the customer with this number, or of nobody alone. */
    public void refuse(String number) {
        append(List.of(reader.refused(findId(number).orElse(0), "")));
    }

    private Optional<Integer> findId(String number) {
        return jdbc.sql("select id from customer where number = ?")
                .param(number)
                .query(Integer.class)
                .optional();
    }

    /** Notes them together. */
    public void append(List<AuditEntry> entries) {
        transaction.executeWithoutResult(status -> audit.append(entries, clock.instant()));
    }
}
