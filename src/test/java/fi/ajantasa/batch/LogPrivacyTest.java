package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/**
 * Every identity code of the committed set is a canary: after nights that ended well, with a refusal and with the
 * database refusing rows, none of them is found anywhere but encrypted (F110).
 */
@ParameterizedClass
@EnumSource
class LogPrivacyTest {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Z]");

    /** Part of every e-mail address of the set: a value of the customers that no log and report may hold either. */
    private static final String VALUE = ".example";

    @Parameter
    Databases databases;

    private static final TreeMap<String, String> SHOWN = new TreeMap<>();
    private static Set<String> canaries = Set.of();
    private static Path folder;
    private static TestHome home;
    private static String log;

    @BeforeParameterizedClassInvocation
    static void runNightsOfEveryKind(Databases databases) throws IOException {
        SHOWN.clear();
        folder = Files.createTempDirectory("ajantasa-canaries-");
        home = TestHome.in(folder).withCommittedSet();
        canaries = codesIn(folder.resolve("sample-data").resolve("inbox"));
        TestDatabase database = databases.open();
        if (databases == Databases.POSTGRESQL) {
            home.on(database);
        }
        WriteBackHome crm = WriteBackHome.telling(home);
        try (ShippedLog logging = ShippedLog.of(home)) {
            refuseRow("fact", "customer_id <> 5");
            refuseRow("customer", "id <> 5 or version = 0");
            refuseRow("run_summary", "run_id = ''");
            shows("nights", home.night().toString());
            shows("told", crm.text("crm_000001.jsonl"));
            crm.answer(1, it -> WriteBackHome.row(it, "accepted", "", "Canary"));
            shows("again", home.night().toString());
            MadeDelivery.changes(home, 3)
                    .change("060181-9474", "sukunimi", "Canary")
                    .total("key_sum", 1)
                    .send();
            RegisterResult refused = home.run("population");
            assertThat(refused.code()).isEqualTo(ExitCode.INPUT_BAD);
            shows("refused", refused.toString());
            command("status");
            command("runs", "list", "--json");
            command("customers", "export", "--purpose", "quality");
            command("customers", "show", "C-10001", "--purpose", "complaint");
            command("customers", "show", "C-10001", "--purpose", "complaint", "--json");
            command("explain", "C-10001", "--purpose", "complaint");
            command("explain", "C-10068", "--purpose", "complaint", "--json");
            for (String list : List.of("rejected", "possible", "unmatched", "changed/hetu", "applied")) {
                command("runs", "show", "R-20261122-04", "--list", list);
                command("runs", "show", "R-20261122-04", "--list", list, "--json");
            }
            failACommand();
            log = logging.text();
        }
    }

    /** Lets the database refuse a row once, with all that it then says about the row. */
    private static void refuseRow(String table, String condition) {
        home.meddle("alter table " + table + " add constraint trip check (" + condition + ")");
        RegisterResult result = home.run("customers");
        assertThat(result.code()).as(table).isEqualTo(ExitCode.INTERNAL);
        shows("failed at " + table, result.toString());
        home.meddle("alter table " + table + " drop constraint trip");
    }

    /** A command that fails at what the database says of a row: neither the screen nor the log has the row. */
    private static void failACommand() {
        home.meddle("alter table objection add constraint trip check (evidence = '')");
        Terminal failed = Terminal.run(
                home, "contact", "object", "C-10001", "--channel", "phone", "--evidence", "Canary of the desk");
        home.meddle("alter table objection drop constraint trip");
        assertThat(failed.code()).as(failed.text()).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(failed.text()).doesNotContain("Canary");
        shows("a failed command", failed.text());
    }

    private static void command(String... words) {
        shows(String.join(" ", words), Terminal.run(home, words).text());
    }

    private static void shows(String what, String text) {
        assertThat(text).as(what).isNotBlank();
        SHOWN.put(what, text);
    }

    @AfterParameterizedClassInvocation
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void showsNoCodeOnTheTerminal() {
        SHOWN.forEach((what, text) -> isClean(what, text));
        assertThat(SHOWN.get("nights")).doesNotContain(VALUE);
    }

    @Test
    void logsNoCode() {
        isClean("log", log);
        assertThat(log).contains("INFO", "ERROR", "summarise", "failed").doesNotContain(VALUE, "Canary");
    }

    @Test
    void writesNoCodeIntoFilesOrTheirNames() throws IOException {
        try (Stream<Path> files = Files.walk(home.home())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(it -> it.toString().endsWith(".html"));
            for (Path file : all) {
                isClean("name of a file", file.toString());
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                isClean(file.toString(), content);
                if (!file.toString().endsWith(".mv.db")) {
                    assertThat(content).as(file.toString()).doesNotContain(VALUE);
                }
            }
        }
    }

    /** Every person of the set is a canary; the raw bytes of the embedded file do hold other values, so a code in them would be found. */
    @Test
    void findsOtherValuesWhereItLooks() throws IOException {
        assertThat(canaries).hasSizeGreaterThan(20_000);
        if (databases == Databases.H2) {
            byte[] file = Files.readAllBytes(home.home().resolve("db").resolve("ajantasa.mv.db"));
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("C-10001", VALUE);
        }
        byte[] held = home.sql(byte[].class, "select held from customer where number = 'C-10001'");
        assertThat(new String(held, StandardCharsets.UTF_8)).contains(VALUE);
    }

    @Test
    void storesNoCodeInAnyColumn() {
        List<String> columns = home.read(dataSource -> {
            try (Connection connection = dataSource.getConnection()) {
                return columns(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(columns).hasSizeGreaterThan(100);
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> seen = new ArrayList<>();
        for (String table : tables(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from " + table)) {
                int count = rows.getMetaData().getColumnCount();
                for (int i = 1; i <= count; i++) {
                    seen.add(table + "." + rows.getMetaData().getColumnName(i));
                }
                while (rows.next()) {
                    for (int i = 1; i <= count; i++) {
                        isCleanValue(seen.get(seen.size() - count + i - 1), rows.getObject(i), rows, i);
                    }
                }
            }
        }
        return seen;
    }

    private static void isCleanValue(String column, Object value, ResultSet rows, int number) throws SQLException {
        if (value instanceof byte[] bytes) {
            isClean(column, new String(bytes, StandardCharsets.ISO_8859_1));
        } else if (value instanceof Blob blob) {
            isClean(column, new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.ISO_8859_1));
        } else if (value != null) {
            String text = rows.getString(number);
            isClean(column, text);
            if (column.startsWith("batch_") || column.endsWith(".message")) {
                assertThat(text).as(column).doesNotContain(VALUE);
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (found.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        assertThat(tables).contains("customer", "fact", "plan_slice", "audit_bundle", "batch_step_execution");
        return tables.stream()
                .map(it -> it.equals("flyway_schema_history") ? "\"" + it + "\"" : it)
                .toList();
    }

    private static void isClean(String what, String text) {
        assertThat(codes(text).stream().filter(canaries::contains)).as(what).isEmpty();
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    private static Set<String> codesIn(Path inbox) throws IOException {
        try (Stream<Path> files = Files.walk(inbox)) {
            return files.filter(it -> it.toString().endsWith(".csv"))
                    .flatMap(it -> codes(read(it)).stream())
                    .collect(Collectors.toSet());
        }
    }

    /** Whatever its characters are: those of a code are the same in every charset. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
