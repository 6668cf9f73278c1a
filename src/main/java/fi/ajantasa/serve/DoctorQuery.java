package fi.ajantasa.serve;

import fi.ajantasa.customer.CodeQuery;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.source.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The deliveries of each register that has one that was rolled back. */
    Map<String, List<ExtractHistory>> listRolledBack() {
        Map<String, List<ExtractHistory>> registers = new TreeMap<>();
        jdbc.sql("select register, sequence, kind, extract_date, content_hash, state from extract where register in"
                        + " (select register from extract where state = 'REVERSED')")
                .query(row -> {
                    registers
                            .computeIfAbsent(row.getString(1), it -> new ArrayList<>())
                            .add(new ExtractHistory(
                                    row.getLong(2),
                                    Kind.valueOf(row.getString(3)),
                                    row.getObject(4, LocalDate.class),
                                    row.getString(5),
                                    ExtractHistory.State.valueOf(row.getString(6))));
                });
        return registers;
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
