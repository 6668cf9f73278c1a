package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what the roles of a PostgreSQL database may do, by whatever way they came to it, with what they should. */
final class RoleCheck {
    private static final String MIGRATE = "ajantasa db migrate";
    private static final String OWNED = "select count(*) from pg_class c where c.relnamespace = 'public'::regnamespace"
            + " and c.relkind in ('r', 'p') and pg_has_role(?, c.relowner, 'usage')";
    private static final String DATABASE = "select has_database_privilege(?, current_database(), ?)";
    private static final String TABLES =
            """
            select c.relname, r.right_name, has_table_privilege(:role, c.oid, r.right_name) whole,
                   case when r.of_columns then (select string_agg(a.attname, ',') from pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         and has_column_privilege(:role, c.oid, a.attnum, r.right_name)) end columns
            from pg_class c
            cross join (values ('select', true), ('insert', true), ('update', true), ('delete', false), ('truncate', false),
                               ('references', true), ('trigger', false)) r(right_name, of_columns)
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')""";
    private static final String SEQUENCES = "select count(*) from pg_sequence s"
            + " join pg_class c on c.oid = s.seqrelid where c.relnamespace = 'public'::regnamespace"
            + " and not has_sequence_privilege(?, s.seqrelid, 'usage')";
    private final JdbcClient jdbc;

    RoleCheck(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whether the server knows the role. */
    boolean exists(String role) {
        return jdbc.sql("select count(*) from pg_roles where rolname = ?")
                        .param(role)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the runner and the reader, where there is one, may do and should not, or the other way round. */
    List<Finding> findings(String runner, Optional<String> reader) {
        List<Finding> findings = new ArrayList<>(of(runner, TableRights::runner));
        if (findings.isEmpty()) {
            lacksSequences(runner).ifPresent(findings::add);
        }
        reader.map(it -> of(it, TableRights::reader)).ifPresent(findings::addAll);
        return findings;
    }

    private List<Finding> of(String role, Function<TableRights, String> expected) {
        if (!exists(role)) {
            return List.of(missing(role));
        }
        Optional<Finding> mighty = findMight(role);
        if (mighty.isPresent()) {
            return List.of(mighty.get());
        }
        List<Finding> findings = new ArrayList<>();
        for (String right : List.of("create", "temporary")) {
            if (jdbc.sql(DATABASE).params(role, right).query(Boolean.class).single()) {
                findings.add(
                        finding(role, "may make things of its own (" + right + ")", "a database that lets it connect"));
            }
        }
        if (jdbc.sql("select has_schema_privilege(?, 'public', 'create')")
                .param(role)
                .query(Boolean.class)
                .single()) {
            findings.add(finding(role, "may make tables", "a schema that it may only use"));
        }
        findings.addAll(ofTables(role, expected));
        return findings;
    }

    static Finding missing(String role) {
        return Finding.fault(
                ExitCode.DENIED,
                "roles",
                "role " + role + " is not on the server",
                "the role that application.properties names",
                "create role \"" + role + "\" login password '...' (as the server's administrator)");
    }

    /** Who may do everything needs no grants, and none can be taken away. */
    private Optional<Finding> findMight(String role) {
        String might = jdbc.sql("select concat_ws(', ', case when rolsuper then 'superuser' end,"
                        + " case when rolcreaterole then 'may make roles' end, case when rolcreatedb then 'may make databases' end,"
                        + " case when rolreplication then 'may replicate' end, case when rolbypassrls then 'bypasses row security' end)"
                        + " from pg_roles where rolname = ?")
                .param(role)
                .query(String.class)
                .single();
        if (!might.isEmpty()) {
            return Optional.of(finding(role, "can alter the past: " + might, "a role without any of that"));
        }
        int owned = jdbc.sql(OWNED).param(role).query(Integer.class).single();
        return owned == 0
                ? Optional.empty()
                : Optional.of(finding(
                        role,
                        "owns " + owned + " tables and can alter the past",
                        "a migrator that owns them, and no other"));
    }

    private List<Finding> ofTables(String role, Function<TableRights, String> expected) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        jdbc.sql(TABLES).param("role", role).query(row -> {
            TreeSet<String> rights = found.computeIfAbsent(row.getString("relname"), it -> new TreeSet<>());
            right(row).ifPresent(rights::add);
        });
        Map<String, TableRights> named = TableRights.read();
        List<Finding> findings = new ArrayList<>();
        found.forEach((table, rights) -> {
            String may = String.join(", ", rights);
            String should = expected.apply(named.getOrDefault(table, TableRights.unnamed(table)));
            if (!may.equals(should)) {
                findings.add(finding(role, "may [" + may + "] of table " + table, "[" + should + "]"));
            }
        });
        return findings;
    }

    private static Optional<String> right(ResultSet row) throws SQLException {
        String name = row.getString("right_name");
        String columns = row.getString("columns");
        if (row.getBoolean("whole")) {
            return Optional.of(name);
        }
        return columns == null
                ? Optional.empty()
                : Optional.of(TableRights.ofColumns(name, List.of(columns.split(","))));
    }

    private Optional<Finding> lacksSequences(String runner) {
        int lacking = jdbc.sql(SEQUENCES).param(runner).query(Integer.class).single();
        return lacking == 0
                ? Optional.empty()
                : Optional.of(finding(runner, "may not use " + lacking + " sequences", "the use of each"));
    }

    private static Finding finding(String role, String may, String expected) {
        return Finding.fault(ExitCode.DENIED, "roles", "role " + role + " " + may, expected, MIGRATE);
    }
}
