package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample nights against simulated registers, from one command: files, SFTP, HTTPS, a change and a credit service. */
class SimulatedNightTest {
    private static final Map<String, String> PURPOSES = Map.of(
            "1", "CREDIT_GRANT",
            "2", "CREDIT_MONITOR",
            "3", "COLLECTION_PLAN");

    private static final List<String> REGISTERS = List.of(
            "municipalities",
            "postcodes",
            "streets",
            "customers",
            "population",
            "phone-east",
            "phone-west",
            "preference",
            "preference-post",
            "wash",
            "business",
            "payment-references",
            "bank-payments",
            "bank-camt",
            "metering-points",
            "consumption",
            "credit");

    /** Registers whose files lie in a folder of theirs afterwards, and where. */
    private static final Map<String, String> FOLDERS = Map.of(
            "customers", "",
            "payment-references", "",
            "metering-points", "",
            "phone-east", "done",
            "phone-west", "done",
            "preference", "done",
            "preference-post", "done");

    private static final Pattern CANARY = Pattern.compile("\\d{6}[-+A-FU-Y]9\\d\\d[0-9A-Y]|MAKSAJA");

    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);

    @TempDir
    private static Path root;

    private static TestHome home;
    private static Terminal shown;
    private static JsonNode told;

    /** How many rows each register's delivery of each night has, as it is on record. */
    private static Map<String, Long> extracted = Map.of();

    /** What was logged, down to DEBUG and by everybody, that looks like an identity code or names a payer. */
    private static List<String> leaked = List.of();

    private static long logged;

    /** From where the program is started, as people write it. */
    private static String relative(Path folder) {
        return Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath()).toString();
    }

    @BeforeAll
    static void runTwoNights() {
        home = TestHome.at(root.resolve("simulation"));
        try (TraceLog log =
                new TraceLog(Level.DEBUG, line -> CANARY.matcher(line).find())) {
            shown = Terminal.line(
                    "simulate",
                    "--run",
                    "--folder",
                    relative(root.resolve("simulation")),
                    "--jobs",
                    "jobs",
                    "--date",
                    "2026-11-20",
                    "--customers",
                    "1200",
                    "--population",
                    "5000",
                    "--directory",
                    "1200",
                    "--json");
            leaked = log.lines();
            logged = log.count();
        }
        told = JsonMapper.shared().readTree(shown.text());
        extracted = readExtracts();
    }

    @Test
    void endsWithRejectsOfTheAwkwardCasesOnly() {
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        for (JsonNode night : told.path("nights").values()) {
            assertThat(night.path("registers").propertyNames()).containsExactlyElementsOf(REGISTERS);
            assertThat(night.path("registers").values())
                    .allSatisfy(code -> assertThat(code.asString()).isIn("OK", "OK_WITH_REJECTS"));
        }
        assertThat(told.path("nights")).hasSize(2);
    }

    @Test
    void balancesEveryRun() {
        List<String> runs = home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select id from run where register <> 'nightly'")
                .query(String.class)
                .list());
        assertThat(runs).hasSizeGreaterThanOrEqualTo(31);
        List<RunReport> reports = home.read(dataSource -> runs.stream()
                .map(it -> new RunReportQuery(dataSource).find(it).orElseThrow())
                .toList());
        assertThat(reports).allSatisfy(it -> assertThat(it.verdict())
                .as(it.header().run() + " " + it.equations())
                .isEqualTo(Verdict.BALANCED));
    }

    /** Register by register: what the simulator says it served is what the run says it received, and what is stored of it. */
    @Test
    void receivesAllThatWasServed() throws IOException {
        for (JsonNode night : told.path("nights").values()) {
            assertThat(night.path("served").propertyNames()).containsExactlyElementsOf(REGISTERS);
            assertThat(night.path("received")).isEqualTo(night.path("served"));
        }
        for (String register : REGISTERS) {
            assertThat(served(1, register)).as(register).isPositive();
        }
        for (Map.Entry<String, String> kept : FOLDERS.entrySet()) {
            Path folder =
                    root.resolve("simulation/registers").resolve(kept.getKey()).resolve(kept.getValue());
            for (int night = 1; night <= 2; night++) {
                assertThat(served(night, kept.getKey()))
                        .as(kept.getKey() + " " + night)
                        .isEqualTo(records(folder, "2026112" + (night - 1)))
                        .isEqualTo(extracted(kept.getKey(), night));
            }
        }
        assertThat(served(2, "credit")).as("asked before").isZero();
    }

    /** Lists of places and companies, counted where they are stored. */
    @Test
    void takesEachListOfPlacesOfItsDayAndAllCompanies() {
        assertThat(served(1, "municipalities"))
                .isEqualTo(served(2, "municipalities"))
                .isEqualTo(stored("municipality"));
        assertThat(served(1, "postcodes")).isEqualTo(served(2, "postcodes")).isEqualTo(stored("postcode"));
        assertThat(served(2, "streets")).isEqualTo(served(1, "streets") + 10).isEqualTo(stored("street_range"));
        for (int night = 1; night <= 2; night++) {
            for (String list : List.of("municipalities", "postcodes", "streets", "business")) {
                assertThat(served(night, list)).as(list + " " + night).isEqualTo(extracted(list, night));
            }
        }
    }

    /** What the bank and Datahub sent, each night; a month that is told again is the same month. */
    @Test
    void takesInWhatTheBankAndDatahubSent() {
        for (int night = 1; night <= 2; night++) {
            for (String register : List.of("bank-payments", "bank-camt", "consumption")) {
                assertThat(served(night, register)).as(register + " " + night).isEqualTo(extracted(register, night));
            }
        }
        assertThat(home.values("payments")).hasSize(60);
        assertThat(home.customer("C-10002").get("payments"))
                .as("one of each night, from the better source")
                .matches("2588(\\S+ ){2}\\S+(\\|2588(\\S+ ){2}\\S+){1}");
        assertThat(home.values("consumption")).hasSize(3);
    }

    /** Each of our people is asked about once; what is told of in base data or changes has landed, and nobody else. */
    @Test
    void followsTheChangeServiceForEachCustomerOnce() {
        int people = home.sql(Integer.class, "select count(*) from change_person");
        int missing = home.sql(Integer.class, "select count(*) from change_person where not answered");
        assertThat(served(1, "population")).isEqualTo(people - missing);
        assertThat(home.sql(Long.class, "select sum(events) from change_cursor"))
                .isEqualTo(served(1, "population") + served(2, "population"))
                .isEqualTo(stored("change_event"));
        assertThat(home.sql(Long.class, "select sum(strangers + repeats) from change_cursor"))
                .isZero();
        assertThat(home.sql(Integer.class, "select count(*) from change_cursor where current_on = ?", LAST))
                .isEqualTo(4);
    }

    /** What the service did not tell, or told in words nobody knows (F11, F22), is said although rows are rejected, too. */
    @Test
    void saysWhatTheChangeServiceLeftOut() {
        assertThat(message(1, "population"))
                .contains("base data of", "did not come")
                .doesNotContain("unknown shape");
        assertThat(message(2, "population")).contains("groups unknown to us", "MOKKI_KOTIMAINEN_OSOITE");
    }

    private static String message(int night, String register) {
        return told.path("nights")
                .path(night - 1)
                .path("messages")
                .path(register)
                .asString("");
    }

    /** F6, F9: C-10014 is protected until further notice. */
    @Test
    void hidesWhoeverIsProtectedWithoutAnEnd() {
        assertThat(home.customer("C-10014"))
                .containsEntry("protection-order", "1")
                .doesNotContainKey("permanent-address");
    }

    private static long served(int night, String register) {
        return told.path("nights").path(night - 1).path("served").path(register).asLong(-1);
    }

    private static long stored(String table) {
        return home.sql(Long.class, "select count(*) from " + table);
    }

    private static long extracted(String register, int night) {
        return extracted.getOrDefault(register + " " + LAST.minusDays(2L - night), 0L);
    }

    private static Map<String, Long> readExtracts() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select register, extract_date, row_count from extract where state = 'APPLIED'")
                .query((row, number) -> Map.entry(row.getString(1) + " " + row.getString(2), row.getLong(3)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The records of the files of a day, which have a header each and may break lines within quotes. */
    private static long records(Path folder, String day) throws IOException {
        long records = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().matches(".*_" + day + "_.*\\.csv"))
                    .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                records += text.replaceAll("\"[^\"]*\"", "").lines().count() - 1;
            }
        }
        return records;
    }

    /** What the service counts, what is on record before each query and what the reports say is one number. */
    @Test
    void asksForCreditOnceForEachCustomerWithAPurposeAndForNobodyElse() throws IOException {
        Map<String, Long> wanted = withPurpose();
        PURPOSES.forEach((code, purpose) -> {
            JsonNode counted = told.path("credit-queries").path(code);
            long expected = wanted.getOrDefault(purpose, 0L);
            assertThat(expected).as(purpose).isPositive();
            assertThat(counted.path("queries").asLong()).as(purpose).isEqualTo(expected);
            assertThat(counted.path("people").asLong()).as(purpose).isEqualTo(expected);
            assertThat(counted.path("most").asInt()).as(purpose).isEqualTo(1);
            assertThat(audited("query", purpose)).as(purpose).isEqualTo(expected);
            assertThat(audited("query-answer", purpose)).as(purpose).isEqualTo(expected);
            assertThat(reported(purpose)).as(purpose).isEqualTo(expected);
        });
        assertThat(told.path("credit-queries")).hasSize(PURPOSES.size());
    }

    private static long audited(String kind, String purpose) {
        return home.sql(
                Long.class,
                "select coalesce(sum(entries), 0) from audit_bundle where kind = ? and purpose = ?",
                kind,
                purpose);
    }

    private static long reported(String purpose) {
        return home.sql(
                Long.class,
                "select coalesce(sum(size), 0) from run_list where name = 'sent' and attribute = ?"
                        + " and run_id in (select id from run where register = 'credit')",
                purpose.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Customers with a purpose and a code that can be asked for, by purpose, as the customer system sent them. */
    private static Map<String, Long> withPurpose() throws IOException {
        Map<String, String> words =
                Map.of("LASKU", "CREDIT_MONITOR", "VAKUUS", "CREDIT_GRANT", "PERINTA", "COLLECTION_PLAN");
        List<String> purposes = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve("simulation/registers/customers"))) {
            Path first = files.filter(it -> it.toString().endsWith("000001.csv"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(first);
            List<String> header = List.of(lines.get(0).split(";", -1));
            for (String line : lines.subList(1, lines.size())) {
                String purpose = line.split(";", -1)[header.indexOf("luottoperuste")];
                if (words.containsKey(purpose)) {
                    purposes.add(words.get(purpose));
                }
            }
        }
        return purposes.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    /** F110: of files, SFTP, HTTPS, changes, credit, washing, bank and Datahub, and of the registers themselves. */
    @Test
    void logsNobodyAtAnyTransport() {
        assertThat(logged).isGreaterThan(10_000);
        assertThat(leaked).isEmpty();
    }

    /** No identity code in what the simulation shows, and no password outside its folder of secrets. */
    @Test
    void tellsNoSecretAndNoPerson() throws IOException {
        assertThat(shown.text()).doesNotContainPattern(CANARY);
        String password = Files.readString(root.resolve("simulation/secrets/credit.password"))
                .strip();
        assertThat(password).hasSizeGreaterThan(20);
        try (Stream<Path> files = Files.walk(root.resolve("simulation"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean secret = file.getParent().getFileName().toString().equals("secrets");
                if (!secret && Files.size(file) < 1 << 20) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(password);
                }
            }
        }
    }

    @Test
    void putsAwayWhatWasTaken() {
        for (String register : List.of(
                "phone-east",
                "phone-west",
                "preference",
                "preference-post",
                "bank-payments",
                "bank-camt",
                "consumption")) {
            Path folder = root.resolve("simulation/registers").resolve(register);
            assertThat(folder.resolve("out")).isEmptyDirectory();
            assertThat(folder.resolve("done")).isNotEmptyDirectory();
        }
    }
}
