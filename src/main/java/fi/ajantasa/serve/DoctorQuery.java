package fi.ajantasa.serve;

import fi.ajantasa.customer.CodeQuery;
import fi.ajantasa.customer.KeyVault;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the doctor asks the database for. */
final class DoctorQuery {
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    DoctorQuery(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A run that waits for somebody. */
    record Open(String run, String register, String state) {}

    /** Runs that are not at their end, or wait for a person. */
    List<Open> listOpen() {
        return jdbc.sql("select id, register, state from run where state in ('RUNNING', 'HELD') and not dry_run"
                        + " order by started_at, id")
                .query((row, number) -> new Open(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** A scheduled job that an instance acts on. */
    record Lock(String job, String by, Instant until) {}

    /** The locks of scheduled jobs that have not run out. */
    List<Lock> listLocked(Instant now) {
        return jdbc
                .sql("select name, locked_by, lock_until from shedlock order by name")
                .query((row, number) -> new Lock(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list()
                .stream()
                .filter(it -> it.until().isAfter(now))
                .toList();
    }

    /** Throws when a stored code cannot be read with these keys. */
    void probe(KeyVault keys) {
        new CodeQuery(dataSource, keys).probe();
    }
}
