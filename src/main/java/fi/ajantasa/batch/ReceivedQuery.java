package fi.ajantasa.batch;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which deliveries of a register were received and not refused. */
public final class ReceivedQuery {
    private final JdbcClient jdbc;

    public ReceivedQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Those of the register, oldest first. */
    public List<ReceivedDelivery> list(String register) {
        return jdbc.sql("select id, sequence, extract_date, row_count, content_hash from extract"
                        + " where register = ? and state in ('APPLIED', 'RECEIVED') order by id")
                .param(register)
                .query((row, number) -> new ReceivedDelivery(
                        row.getInt(1),
                        row.getLong(2),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getString(5)))
                .list();
    }
}
