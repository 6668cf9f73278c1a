package fi.ajantasa.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the tables of a server's database anew, so that no page holds what was removed, and proves it. A rewrite keeps what
 * an older transaction of anybody (a backup, a statistics collector) may still see; since when it kept that the server notes
 * as the table's {@code relfrozenxid}.
 */
final class ServerRebuild {
    /** A column that is given a type, be it the one it has, loses its statistics; one that a trigger looks at cannot be. */
    static final String FORGET_EMPTY =
            """
            do $$
            declare it record;
            begin
                for it in
                    select a.attrelid::regclass as tab, a.attname as col, format_type(a.atttypid, a.atttypmod) as typ
                    from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    join pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
                    where c.relkind = 'r' and c.relpages = 0 and n.nspname not in ('pg_catalog', 'information_schema')
                        and not exists (select 1 from pg_depend d where d.classid = 'pg_trigger'::regclass
                            and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum)
                loop
                    execute format('alter table %s alter column %I type %s', it.tab, it.col, it.typ);
                end loop;
            end
            $$""";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Statement statement;
    private final Duration patience;

    private ServerRebuild(Statement statement, Duration patience) {
        this.statement = statement;
        this.patience = patience;
    }

    /**
     * Does it in one connection.
     *
     * @param patience how long to wait for what others read, and for older transactions to end, at each of three stages
     * @return whether nothing is left of what was removed before; false when somebody may still see it
     */
    static boolean of(DataSource dataSource, Duration patience) {
        ConnectionCallback<Boolean> rebuild = connection -> {
            try (Statement statement = connection.createStatement()) {
                // Whoever waits for a table lets nobody else come to it.
                statement.execute("set lock_timeout = " + patience.toMillis());
                return new ServerRebuild(statement, patience).isDone();
            } catch (SQLException e) {
                if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            }
        };
        return Boolean.TRUE.equals(new JdbcTemplate(dataSource).execute(rebuild));
    }

    /** A small table first: it tells for little whether the large ones can be written without what was removed. */
    private boolean isDone() throws SQLException {
        String removed = now();
        return rewrite("vacuum (full) erasure", "c.relname = 'erasure'", removed)
                && rewrite("vacuum (full, analyze)", "n.nspname not in ('pg_catalog', 'information_schema')", removed)
                && rewriteStatistics();
    }

    /** They are of sampled values. Those of tables with rows were made anew just now; those of empty ones stay as they were. */
    private boolean rewriteStatistics() throws SQLException {
        statement.execute(FORGET_EMPTY);
        return rewrite("vacuum (full) pg_catalog.pg_statistic", "c.relname = 'pg_statistic'", now());
    }

    private boolean rewrite(String vacuum, String tables, String removed) throws SQLException {
        StopSignal pause = new StopSignal();
        for (long left = patience.dividedBy(PAUSE); ; left--) {
            statement.execute(vacuum);
            if (!keepsAnything(tables, removed)) {
                return true;
            } else if (left <= 0 || pause.await(PAUSE)) {
                return false;
            }
        }
    }

    /** The number of a transaction that comes after everything that was removed. */
    private String now() throws SQLException {
        return text("select pg_current_xact_id()::xid");
    }

    /** Whether a table was rewritten with rows that were removed after an older transaction than this. */
    private boolean keepsAnything(String tables, String removed) throws SQLException {
        String kept =
                "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                        + " and c.relpersistence <> 't' and " + tables + " and age(c.relfrozenxid) > age(xid '"
                        + removed + "')";
        return !text(kept).equals("0");
    }

    private String text(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
