package fi.ajantasa.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the runner and the reader of a PostgreSQL database what {@link TableRights} says and takes all else away; done by
 * whoever owns the tables.
 */
final class RoleGrants {
    private static final String TABLES =
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1";
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RoleGrants(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Grants everything anew, in one transaction. */
    void grant(String runner, Optional<String> reader) {
        List<String> tables = jdbc.sql(TABLES).query(String.class).list();
        String database =
                jdbc.sql("select current_database()").query(String.class).single();
        transaction.executeWithoutResult(status -> {
            execute("revoke all on database " + quoted(database) + " from public");
            // Foreign keys are checked as the owner of the tables, whoever owns the database.
            execute("grant usage, create on schema public to current_user");
            open(database, runner);
            reader.ifPresent(it -> open(database, it));
            execute("grant usage on all sequences in schema public to " + quoted(runner));
            Map<String, TableRights> named = TableRights.read();
            for (String table : tables) {
                TableRights rights = named.getOrDefault(table, TableRights.unnamed(table));
                grant(rights.runner(), table, runner);
                reader.ifPresent(it -> grant(rights.reader(), table, it));
            }
        });
    }

    /** Lets a role in, with no right to anything yet. */
    private void open(String database, String role) {
        for (String all : List.of("tables in schema public", "sequences in schema public")) {
            execute("revoke all on all " + all + " from public, " + quoted(role));
        }
        execute("revoke all on schema public from public, " + quoted(role));
        execute("grant usage on schema public to " + quoted(role));
        execute("revoke all on database " + quoted(database) + " from " + quoted(role));
        execute("grant connect on database " + quoted(database) + " to " + quoted(role));
    }

    private void grant(String rights, String table, String role) {
        if (!rights.isEmpty()) {
            execute("grant " + rights + " on " + quoted(table) + " to " + quoted(role));
        }
    }

    private void execute(String statement) {
        jdbc.sql(statement).update();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
