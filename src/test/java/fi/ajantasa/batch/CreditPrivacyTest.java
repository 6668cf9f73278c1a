package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Reader;
import fi.ajantasa.credit.CreditReading;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.CreditPurpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nothing of who was asked about, of what the register said, nor of our credentials is found where it does not belong: in no
 * log at any level, no message, report or table; and nothing of anybody's credit in any export (F110).
 */
class CreditPrivacyTest {
    private static final CreditBureau BUREAU = new CreditBureau();
    private static final String CREDITOR = "Canary Creditor";
    private static final String STATUS = "has-defaults";

    /** What asks and logs at the other end is not ours. */
    private static final String SIMULATOR = "wiremock";

    private static final List<String> SHOWN = new ArrayList<>();
    private static TestHome home = TestHome.at(Path.of(""));
    private static List<String> codes = List.of();
    private static List<String> numbers = List.of();

    @BeforeAll
    static void askInEveryWay() throws IOException {
        BUREAU.reset();
        home = CreditHome.in(Files.createTempDirectory("ajantasa-credit-"), BUREAU);
        home.run("customers");
        Map<String, List<String>> wanted = CreditHome.withPurpose(home);
        numbers = List.copyOf(wanted.keySet());
        codes = wanted.values().stream().map(it -> it.get(0)).toList();
        BUREAU.reply(codes.get(0), CreditBureau.found("0", "{\"creditor\": \"" + CREDITOR + "\"}"));
        BUREAU.reply(codes.get(1), "<html>" + codes.get(1) + " " + CREDITOR + "</html>");
        BUREAU.reply(codes.get(2), CreditBureau.error("VC6"));
        BUREAU.loseAnswerOnce(codes.get(3));
        int last = home.sql(Integer.class, "select id from customer where number = ?", numbers.get(4));
        try (TraceLog log = new TraceLog()) {
            home.meddle("alter table query_log add constraint trip check (customer_id <> " + last
                    + " or outcome = 'ASKED')");
            SHOWN.add(Terminal.run(home, "run", "credit").text());
            home.meddle("alter table query_log drop constraint trip");
            SHOWN.add(Terminal.run(home, "run", "credit").text());
            log.lines().stream().filter(it -> !it.startsWith(SIMULATOR)).forEach(SHOWN::add);
        }
    }

    @AfterAll
    static void stop() {
        BUREAU.stop();
    }

    private static List<String> canaries() {
        return Stream.concat(codes.stream(), Stream.of(CREDITOR, CreditHome.PASSWORD, CreditHome.KEY))
                .toList();
    }

    private static void isClean(String what, String text) {
        canaries().forEach(canary -> assertThat(text).as(what).doesNotContain(canary, canary.replace("-", "%2D")));
    }

    @Test
    void asksAndAnswersBesides() {
        assertThat(home.customer(numbers.get(0))).containsEntry("credit-status", STATUS);
        assertThat(home.values("credit-status")).hasSize(numbers.size() - 2);
        assertThat(SHOWN)
                .hasSizeGreaterThan(100)
                .anyMatch(it -> it.contains("StepFailed"))
                .anyMatch(it -> it.startsWith("fi.ajantasa.credit."))
                .anyMatch(it -> it.startsWith("org.springframework.jdbc."));
    }

    @Test
    void logsNothingOfAnybodyAtAnyLevel() {
        SHOWN.forEach(it -> isClean("log", it));
    }

    @Test
    void leavesNothingInReportsAndFolders() throws IOException {
        try (Stream<Path> files = Files.walk(home.home())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(it -> it.toString().endsWith(".html"));
            for (Path file : all) {
                isClean(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void storesNothingInClear() {
        List<String> texts = home.read(dataSource -> {
            try (Connection connection = dataSource.getConnection()) {
                return texts(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(texts).hasSizeGreaterThan(1000);
        texts.forEach(it -> isClean("database", it));
    }

    private static List<String> texts(Connection connection) throws SQLException {
        List<String> texts = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
            while (found.next()) {
                tables.add("\"" + found.getString("TABLE_NAME") + "\"");
            }
        }
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from " + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        texts.add(text(rows.getObject(i)));
                    }
                }
            }
        }
        return texts;
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.ISO_8859_1);
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }

    /** Every way out: no value, and not even a column. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact export --channel email --purpose marketing --recipient Own --out OUT",
                "contact export --channel sms --purpose marketing --recipient Own --out OUT",
                "contact export --channel phone --purpose marketing --recipient Own --out OUT",
                "contact export --channel post --purpose marketing --recipient Own --out OUT",
                "contact export --channel door --purpose customer-care --recipient Own --out OUT",
                "contact export --channel post --purpose billing --recipient Own --out OUT",
                "customers export --purpose quality"
            })
    void exportsNothingOfAnybodysCredit(String command) throws IOException {
        Path out = Files.createTempDirectory("ajantasa-out-").resolve("out.csv");
        String[] words = Arrays.stream(command.split(" ", -1))
                .map(it -> it.equals("OUT") ? out.toString() : it)
                .toArray(String[]::new);
        Terminal terminal = Terminal.run(home, words);
        assertThat(terminal.code()).isIn(ExitCode.OK.number(), ExitCode.LEASE_EXPIRED.number());
        String text = terminal.text() + (Files.exists(out) ? Files.readString(out) : "");
        assertThat(text).doesNotContain(STATUS, "credit-status", "credit-purpose", "has_defaults");
        isClean(command, text);
    }

    /** A credit purpose opens no export either. */
    @Test
    void exportsNobodyForTheCreditProcess() throws IOException {
        Path out = Files.createTempDirectory("ajantasa-out-").resolve("out.csv");
        Terminal terminal = Terminal.run(
                home,
                "contact",
                "export",
                "--channel",
                "post",
                "--purpose",
                "credit",
                "--recipient",
                "Own",
                "--out",
                out.toString());
        assertThat(terminal.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(out).doesNotExist();
    }

    /** F156: for the purpose it was asked for, while that lives; each look is on record, and each refused one is. */
    @Test
    void showsCreditToTheCreditProcessAlone() {
        assertThat(read(CreditPurpose.CREDIT_MONITOR, TestHome.TODAY)).isInstanceOf(CreditReading.Told.Known.class);
        assertThat(read(CreditPurpose.COLLECTION_PLAN, TestHome.TODAY)).isInstanceOf(CreditReading.Told.Denied.class);
        assertThat(read(CreditPurpose.CREDIT_MONITOR, TestHome.TODAY.plusYears(1)))
                .isInstanceOf(CreditReading.Told.Denied.class);
        assertThat(audited("read")).isEqualTo(1);
        assertThat(audited("read-denied")).isEqualTo(2);
        Terminal denied = Terminal.run(home, "credit", "show", numbers.get(0), "--purpose", "collection-plan");
        assertThat(denied.code()).isEqualTo(ExitCode.DENIED.number());
        assertThat(denied.text()).doesNotContain(STATUS);
    }

    private static long audited(String kind) {
        return home.sql(
                Long.class,
                "select coalesce(sum(entries), 0) from audit_bundle where kind = ? and actor = 'an-employee'",
                kind);
    }

    private static CreditReading.Told read(CreditPurpose purpose, LocalDate today) {
        return home.read(dataSource -> {
            try {
                KeyVault keys = KeyVault.open(home.installation().keyset(), true);
                TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
                return new CreditReading(dataSource, keys, home.installation().readJobs(), transaction)
                        .read(new CreditReading.Reader(
                                numbers.get(0),
                                purpose,
                                new Reader("an-employee", "clerk", "credit show", purpose.word()),
                                home.clock().instant(),
                                today))
                        .orElseThrow();
            } catch (DefinitionException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void showsNobodysCreditBesidesTheCreditProcess() {
        String text = Terminal.run(home, "customers", "show", numbers.get(0), "--purpose", "complaint")
                        .text()
                + Terminal.run(home, "customers", "show", numbers.get(0), "--purpose", "complaint", "--json")
                        .text()
                + Terminal.run(home, "explain", numbers.get(0), "--purpose", "complaint")
                        .text()
                + Terminal.run(home, "explain", numbers.get(0), "--purpose", "complaint", "--json")
                        .text();
        assertThat(text).contains("family-name").doesNotContain(STATUS, "credit-status");
    }
}
