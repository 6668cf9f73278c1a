package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.ProductRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server with an empty database, set up as the runbook says, and a night of the sample set as the runner. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolesTest {
    private static final String DENIED = "42501";
    /** What takes people and what outlived its time away works as the role that owns the tables. */
    private static final Set<String> OF_OWNER = Set.of(
            "ErasureStore.java", "HashStore.java", "IndexKeyStore.java", "PruningStore.java", "RetentionStore.java");

    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:update (\\w+)(?: \\w+)? set (.*?)(?:\"|$)|delete from (\\w+))", Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("\\b(\\w+) = ");

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;
    private static String url;
    private static TestHome home;
    private static Terminal unmigrated;
    private static Terminal pending;
    private static Terminal migrated;
    private static List<RegisterResult> night;

    @BeforeAll
    static void migrateAndRun() throws Exception {
        server = EmbeddedPostgres.builder().start();
        ProductRoles.create(server);
        url = ProductRoles.createDatabase(server, "ajantasa");
        home = TestHome.in(folder).withCommittedSet().on(url);
        unmigrated = Terminal.run(home, "run", "nightly");
        pending = Terminal.run(home, "db", "check");
        migrated = Terminal.run(home, "db", "migrate");
        night = home.night();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void noRunMigratesAServersDatabaseByItself() {
        assertThat(unmigrated.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(unmigrated.text())
                .startsWith("USAGE: the database lacks migration 11 ")
                .contains("\nNothing was changed.\nNext: ajantasa db check");
    }

    @Test
    void theCheckNamesEveryPendingMigrationAndTheNextStep() {
        assertThat(pending.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(pending.text())
                .contains("migration 10 (ajantasa) is pending; expected it to be applied. Next: ajantasa db migrate")
                .endsWith("Nothing was changed.\nNext: ajantasa db migrate\n");
    }

    @Test
    void theMigratorMakesTheTablesAndGrantsOnce() {
        assertThat(migrated.text()).startsWith("OK db: 4 migrations were applied.");
        assertThat(migrated.code()).isEqualTo(ExitCode.OK.number());
        assertThat(Terminal.run(home, "db", "migrate").code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        Terminal check = Terminal.run(home, "db", "check");
        assertThat(check.text())
                .startsWith("OK db: every migration up to 11 is there, and the roles may do what they should");
        assertThat(check.code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void aNightOfTheSampleSetPassesAsTheRunner() {
        assertThat(TestHome.codes(night)).containsExactly(ExitCode.OK_WITH_REJECTS, ExitCode.OK_WITH_REJECTS);
        assertThat(TestHome.codes(home.night())).containsOnly(ExitCode.ALREADY_DONE);
        assertThat(home.sql(String.class, "select current_user")).isEqualTo(ProductRoles.RUNNER);
    }

    /** The runner cannot alter the past: tried, and refused by the database itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_bundle set actor = 'nobody'",
                "update audit_bundle set body = body where id = 1",
                "delete from audit_bundle",
                "delete from audit_bundle where id = (select max(id) from audit_bundle)",
                "truncate audit_bundle",
                "drop table audit_bundle",
                "alter table audit_bundle add column other integer",
                "alter table audit_bundle rename to other",
                "alter table audit_bundle disable trigger all",
                "alter table audit_bundle owner to ajantasa_runner",
                "create trigger t before insert on audit_bundle execute function suppress_redundant_updates_trigger()",
                "create rule r as on insert to audit_bundle do instead nothing",
                "create index other on audit_bundle (actor)",
                "merge into audit_bundle a using (select 1) o on true when matched then delete",
                "insert into audit_bundle select * from audit_bundle on conflict (id) do update set actor = 'nobody'",
                "select * from audit_bundle for update",
                "begin; lock table audit_bundle in access exclusive mode",
                "alter sequence audit_bundle_id_seq restart with 1",
                "select setval('audit_bundle_id_seq', 1)",
                "copy audit_bundle to program 'cat'",
                "set role ajantasa_migrator",
                "set session_replication_role = replica",
                "update objection set withdrawn = true",
                "delete from objection",
                "update approval set verdict = 'accepted'",
                "delete from withdrawn_fact",
                "update definition_file set sha256 = ''",
                "delete from run_link",
                "update run set requested_by = 'nobody'",
                "update run set job_hash = ''",
                "delete from run",
                "update run_attempt set by_name = 'nobody'",
                "delete from run_attempt",
                "update extract set content_hash = ''",
                "delete from extract",
                "update plan_slice set hash = ''",
                "delete from plan_slice",
                "update verdict set answer = 'same'",
                "delete from verdict",
                "delete from task",
                "update contact_export set by_name = 'nobody'",
                "delete from contact_receipts",
                "update query_log set purpose = 'CREDIT_GRANT'",
                "delete from query_log",
                "delete from wash",
                "delete from outbox_batch",
                "update outbox_batch set messages = 0",
                "update erasure set state = 'DONE'",
                "delete from erasure",
                "insert into tombstone values ('code', 1, 1)",
                "delete from tombstone",
                "delete from kept_objection",
                "delete from kept_record",
                "delete from readmission",
                "update flyway_schema_history set checksum = 0",
                "delete from flyway_schema_history",
                "create table other (id integer)",
                "create temporary table other (id integer)",
                "create schema other",
                "create function other() returns integer language sql return 1",
                "drop table customer",
                "truncate customer",
                "alter table customer drop column held"
            })
    void theRunnerIsRefusedWhatWouldAlterThePast(String statement) throws SQLException {
        assertThat(stateAs(ProductRoles.RUNNER, statement)).isEqualTo(DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select cipher from customer_hetu",
                "select blind from customer_hetu",
                "select cipher from former_hetu",
                "select blind from customer_code",
                "select held from customer",
                "select claims from fact",
                "select decisions from plan_slice",
                "select sealed from quarantine",
                "select sealed from possible_record",
                "select sealed from query_log",
                "select listed from wash",
                "select items from outbox",
                "select content from outbox_batch",
                "select number from customer_number",
                "select evidence from objection",
                "select sealed from change_event",
                "select hash from tombstone",
                "select hash from kept_objection",
                "select sealed from kept_record",
                "select number from readmission",
                "select number from erasure",
                "select reason from erasure",
                "update run set state = 'DONE'",
                "insert into run_link values ('a', 'b', 'c')",
                "create table other (id integer)"
            })
    void theReaderSeesNoValueOfAPersonAndChangesNothing(String statement) throws SQLException {
        assertThat(stateAs(ProductRoles.READER, statement)).isEqualTo(DENIED);
    }

    /** Whoever reads reports has a home of their own, whose settings name the reader. */
    @Test
    void reportsAreReadAsTheReader() throws IOException {
        TestHome reading = TestHome.in(folder.resolve("reading"));
        Files.createDirectories(reading.home());
        Files.writeString(
                reading.home().resolve("application.properties"),
                "ajantasa.database.url=" + url.replaceFirst("[?].*", "") + "\najantasa.database.user="
                        + ProductRoles.READER);
        String run = night.get(1).runs().get(0);
        for (String[] command : List.of(
                new String[] {"status"},
                new String[] {"runs", "list"},
                new String[] {"runs", "show", run},
                new String[] {"runs", "show", run, "--timeline"},
                new String[] {"runs", "show", run, "--list", "rejected"},
                new String[] {"runs", "show", run, "--list", "audit"},
                new String[] {"runs", "show", run, "--list", "changed"},
                new String[] {"review", "list"},
                new String[] {"report", run, "--format", "html"})) {
            Terminal shown = Terminal.run(reading, command);
            assertThat(shown.code())
                    .as(String.join(" ", command) + "\n" + shown.text())
                    .isZero();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void receiptsOfAnExportThatWasLetOutStayAsTheyAre() throws SQLException {
        as(
                "postgres",
                "insert into contact_export values (7, 'phone', 'marketing', 'Own', 'clerk', 'h', 'WRITING', now(), null, '', '')");
        as("postgres", "insert into contact_receipts values (7, 0, 1, 2, 2, 'h', '')");
        as(ProductRoles.RUNNER, "update contact_receipts set hash = 'other' where export_id = 7");
        as(ProductRoles.RUNNER, "update contact_export set state = 'RELEASED' where id = 7");
        assertThat(stateAs(ProductRoles.RUNNER, "update contact_receipts set hash = 'h' where export_id = 7"))
                .isEqualTo(DENIED);
        assertThat(stateAs(ProductRoles.RUNNER, "update contact_export set state = 'WRITING' where id = 7"))
                .isEqualTo(DENIED);
    }

    @ParameterizedTest
    @Order(Integer.MAX_VALUE)
    @CsvSource(
            delimiter = '|',
            value = {
                "grant delete on audit_bundle to ajantasa_runner|may [delete, insert, select] of table audit_bundle",
                "grant update (actor) on audit_bundle to ajantasa_runner|may [insert, select, update (actor)] of table audit",
                "revoke insert on run_link from ajantasa_runner|may [select] of table run_link; expected [insert, select]",
                "grant select on customer_hetu to public|role ajantasa_reader may [select] of table customer_hetu",
                "grant create on schema public to ajantasa_runner|may make tables",
                "grant temporary on database ajantasa to public|may make things of its own (temporary)",
                "revoke usage on sequence batch_job_execution_seq from ajantasa_runner|may not use 1 sequences"
            })
    void theCheckFindsRightsThatAreNotAsTheyShouldBeAndMigratingMendsThem(String statement, String found)
            throws SQLException {
        as("postgres", statement);
        Terminal check = Terminal.run(home, "db", "check");
        assertThat(check.code()).isEqualTo(ExitCode.DENIED.number());
        assertThat(check.text())
                .contains(found)
                .contains("; expected ")
                .endsWith("Nothing was changed.\nNext: ajantasa db migrate\n");
        assertThat(Terminal.run(home, "db", "migrate").code()).isEqualTo(ExitCode.OK.number());
        assertThat(Terminal.run(home, "db", "check").code()).isEqualTo(ExitCode.OK.number());
    }

    @ParameterizedTest
    @Order(Integer.MAX_VALUE)
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role ajantasa_runner superuser|alter role ajantasa_runner nosuperuser|can alter the past: superuser",
                "grant ajantasa_migrator to ajantasa_runner|revoke ajantasa_migrator from ajantasa_runner|owns",
                "alter role ajantasa_reader rename to other|alter role other rename to ajantasa_reader|role ajantasa_reader is not on"
            })
    void theCheckFindsARunnerThatCouldDoMore(String statement, String back, String found) throws SQLException {
        as("postgres", statement);
        Terminal check = Terminal.run(home, "db", "check");
        as("postgres", back);
        assertThat(check.code()).isEqualTo(ExitCode.DENIED.number());
        assertThat(check.text()).contains(found);
    }

    @ParameterizedTest
    @Order(Integer.MAX_VALUE)
    @CsvSource(
            delimiter = '|',
            value = {
                "set checksum = checksum + 1 where version = '10'|set checksum = checksum - 1 where version = '10'|was applied with other content",
                "set version = '12' where version = '11'|set version = '11' where version = '12'|migration 12 (spring batch) was applied and is unknown"
            })
    void theCheckFindsMigrationsThatAreUnknownOrChangedAndMigratingRefuses(String change, String back, String found)
            throws SQLException {
        as("postgres", "update flyway_schema_history " + change);
        Terminal check = Terminal.run(home, "db", "check");
        Terminal migrate = Terminal.run(home, "db", "migrate");
        as("postgres", "update flyway_schema_history " + back);
        assertThat(check.text()).contains(found);
        assertThat(check.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(migrate.text()).contains("Nothing was migrated and nothing was granted.");
        assertThat(migrate.code()).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void theListOfRightsNamesTablesAndColumnsThatAre() throws SQLException {
        Map<String, Set<String>> tables = new TreeMap<>();
        home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select table_name, column_name from information_schema.columns where table_schema = 'public'")
                .query((row, number) -> tables.computeIfAbsent(row.getString(1), it -> new TreeSet<>())
                        .add(row.getString(2)))
                .list());
        assertThat(tables.keySet()).containsAll(TableRights.read().keySet());
    }

    /** What the program's own statements change must be what the list lets the runner change. */
    @Test
    void noStatementOfTheProgramNeedsMoreThanTheListGives() throws IOException {
        Map<String, TableRights> rights = TableRights.read();
        List<String> more = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !OF_OWNER.contains(it.getFileName().toString()))
                    .toList()) {
                Matcher statement = STATEMENT.matcher(joined(file));
                while (statement.find()) {
                    String table = statement.group(1) == null ? statement.group(3) : statement.group(1);
                    String runner = rights.getOrDefault(table, TableRights.unnamed(table))
                            .runner();
                    if (statement.group(1) == null && !runner.contains("delete")) {
                        more.add(file + ": delete from " + table);
                    } else if (statement.group(1) != null && !runner.matches(".*update(,.*|$)")) {
                        lacking(statement.group(2), runner)
                                .forEach(it -> more.add(file + ": update " + table + " " + it));
                    }
                }
            }
        }
        assertThat(more).isEmpty();
    }

    private static String joined(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lacking(String assignments, String runner) {
        String granted = runner.replaceFirst(".*update \\(([^)]*)\\).*", "$1");
        int where = assignments.lastIndexOf(" where ");
        Matcher column = SET.matcher(
                (where < 0 ? assignments : assignments.substring(0, where)).replaceAll("\\(select[^)]*\\)", "?"));
        List<String> lacking = new ArrayList<>();
        while (column.find()) {
            if (!List.of(granted.split(", ")).contains(column.group(1))) {
                lacking.add(column.group(1));
            }
        }
        return lacking;
    }

    /** The SQL state with which the role is refused, empty when it is not. */
    private static String stateAs(String role, String statement) throws SQLException {
        try {
            as(role, statement);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static void as(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.replaceFirst("[?].*", ""), role, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
