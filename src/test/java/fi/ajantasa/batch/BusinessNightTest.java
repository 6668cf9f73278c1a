package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers that are companies, and the business register that knows them by their business id. */
@ParameterizedClass
@EnumSource
class BusinessNightTest {
    private static final String ONE = "9000001-1";
    private static final String TWO = "9000003-8";
    private static final String STRANGER = "9000004-6";
    private static final String HOME = "\"street\":\"Kuutie\",\"buildingNumber\":\"6\",\"postCode\":\"00100\"";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private TestDatabase database;

    @BeforeEach
    void takeInCustomers() {
        database = databases.open();
        home = TestHome.withWholeNight(folder)
                .define("nightly.yaml", it -> it.replaceAll("registers: .*", "registers: [customers, business]"))
                .define("customers.yaml", it -> it.replace("min: 1000", "min: 1"))
                .define("business.yaml", it -> it.replace("min: 100", "min: 1"));
        if (databases == Databases.POSTGRESQL) {
            home.on(database);
        }
        MadeDelivery list = MadeDelivery.list(home, "customers", "ajantasa-crm", customerColumns())
                .named("crm_customers_20261121_000001");
        list.row(company("C-1", ONE, "Yksi Oy"));
        list.row(company("C-2", ONE, "Yksi Oy, varasto"));
        list.row(company("C-3", TWO, "Kaksi Ky"));
        Map<String, String> person = new LinkedHashMap<>(Map.of("asiakasnumero", "C-4", "asiakaslaji", "H"));
        person.putAll(Map.of("hetu", "061261-900A", "sukunimi", "Suhonen", "etunimet", "Tapani"));
        list.row(person).send();
        RegisterResult result = home.run("customers");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private List<String> customerColumns() {
        try {
            return List.copyOf(home.installation()
                    .readJobs()
                    .require("customers")
                    .contract()
                    .main()
                    .columns()
                    .keySet());
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> company(String number, String id, String name) {
        return Map.of("asiakasnumero", number, "asiakaslaji", "Y", "ytunnus", id, "yritysnimi", name);
    }

    @Test
    void findsEveryCustomerThatIsTheCompanyAndNobodyElse() throws IOException {
        RunReport report = deliver(20, register(ONE, "Yksi Oyj", ""), register(STRANGER, "Muu Oy", ""));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(1);
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(1);
        for (String number : List.of("C-1", "C-2")) {
            assertThat(home.customer(number))
                    .containsEntry("company-name", "Yksi Oyj")
                    .containsEntry("company-form", "limited-company")
                    .hasEntrySatisfying("visiting-address", it -> assertThat(it).contains("Kuutie", "00100"));
        }
        assertThat(home.customer("C-3")).containsEntry("company-name", "Kaksi Ky");
        assertThat(home.customer("C-4")).doesNotContainKeys("company-name", "company-form");
        assertThat(Terminal.run(home, "explain", "C-2", "--purpose", "quality", "--links")
                        .text())
                .contains("linked to business", "same by same-business-id");
        assertThat(Terminal.run(home, "explain", "C-2", "--purpose", "quality", "--attribute", "company-name")
                        .text())
                .contains("said by business");
    }

    @Test
    void takesInOnlyWhatIsNewTheNextDay() throws IOException {
        deliver(20, register(ONE, "Yksi Oyj", ""), register(TWO, "Kaksi Ky", ""));
        RunReport next = deliver(21, register(ONE, "Yksi Oyj", ""), register(TWO, "Kaksi Oy", ""));
        assertThat(next.counts().of(ListName.UNCHANGED_ROWS)).isEqualTo(1);
        assertThat(home.customer("C-3")).containsEntry("company-name", "Kaksi Oy");
    }

    /** Situations are shown; what decisions.yaml names forbids marketing, and goes when the register says so. */
    @Test
    void marketsToNoCompanyThatIsBankruptOrHasEnded() throws IOException {
        deliver(
                20,
                register(ONE, "Yksi Oy", "\"companySituations\":[{\"type\":\"KONK\"}]"),
                register(TWO, "Kaksi Ky", "\"companySituations\":[{\"type\":\"SANE\"}]"));
        assertThat(home.customer("C-1")).containsEntry("bankruptcy", "1");
        assertThat(home.customer("C-3")).containsEntry("reorganisation", "1");
        assertThat(reasons()).containsOnly(Map.entry("C-1", "bankruptcy"), Map.entry("C-2", "bankruptcy"));

        deliver(
                21,
                register(ONE, "Yksi Oy", "\"companySituations\":[{\"type\":\"KONK\",\"endDate\":\"2026-11-21\"}]"),
                register(TWO, "Kaksi Ky", "\"endDate\":\"2026-11-21\""));
        assertThat(home.customer("C-1").getOrDefault("bankruptcy", "0")).isEqualTo("0");
        assertThat(home.customer("C-3"))
                .containsEntry("company-ended", "1")
                .containsEntry("company-end-date", "2026-11-21");
        assertThat(reasons()).containsOnly(Map.entry("C-3", "company-ended"));
    }

    /** A form, a situation or an id that nobody knows rejects its record; the others go on (F17). */
    @Test
    void guessesNothing() throws IOException {
        send(
                20,
                "["
                        + String.join(
                                ",",
                                register(ONE, "Yksi Oyj", "").replace("\"16\"", "\"999\""),
                                register(TWO, "Kaksi Oy", "\"companySituations\":[{\"type\":\"UUSI\"}]"),
                                register("9000003-6", "Muu Oy", ""),
                                register("9000003", "Muu Oy", ""))
                        + "]");
        RegisterResult result = home.run("business");
        RunReport report = home.report(result.runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(rejections())
                .containsExactly("unknown-code", "muu_tilanne-malformed", "check-digit-wrong", "not-a-business-id");
        assertThat(home.customer("C-1")).containsEntry("company-name", "Yksi Oy");
        assertThat(home.customer("C-3")).containsEntry("company-name", "Kaksi Ky");
    }

    /** F134: an error page, an error in JSON, nothing at all: none of them is a register without companies. */
    @Test
    void takesNoErrorForAnEmptyRegister() throws IOException {
        deliver(20, register(ONE, "Yksi Oyj", "\"companySituations\":[{\"type\":\"KONK\"}]"));
        String before = home.export();
        List<String> answers = new ArrayList<>(List.of(
                "<html>404</html>", "{\"status\":503}", "{\"totalResults\":0,\"companies\":[]}", "[]", "", "null"));
        for (int i = 0; i < answers.size(); i++) {
            send(21, answers.get(i));
            assertThat(home.run("business").code()).as(answers.get(i)).isEqualTo(ExitCode.INPUT_BAD);
        }
        assertThat(home.export()).isEqualTo(before);
    }

    /** What a person takes apart stays apart in the nights that follow (F137). */
    @Test
    void leavesACustomerAloneOnceAPersonSaysItIsAnotherCompany() throws IOException {
        deliver(20, register(ONE, "Yksi Oyj", ""));
        assertThat(home.split("C-2", "business", 0).verdict().code()).isEqualTo(ExitCode.OK);
        deliver(21, register(ONE, "Yksi Oyj Abp", ""));
        assertThat(home.customer("C-1")).containsEntry("company-name", "Yksi Oyj Abp");
        assertThat(home.customer("C-2")).containsEntry("company-name", "Yksi Oy, varasto");
    }

    private List<String> rejections() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select rules from rejection order by row_number")
                .query(String.class)
                .list());
    }

    private Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String number : List.of("C-1", "C-2", "C-3", "C-4")) {
            List<String> found = home.read(dataSource -> JdbcClient.create(dataSource)
                    .sql(
                            "select r.reason from restriction r join customer c on c.id = r.customer_id where c.number = ?")
                    .param(number)
                    .query(String.class)
                    .list());
            if (!found.isEmpty()) {
                reasons.put(number, String.join(" ", found));
            }
        }
        return reasons;
    }

    private static String register(String id, String name, String more) {
        return "{\"businessId\":{\"value\":\"%s\"},\"names\":[{\"name\":\"%s\",\"type\":\"1\"},{\"name\":\"Vanha\",\"type\":\"1\",\"endDate\":\"2020-01-01\"}],\"companyForms\":[{\"type\":\"16\"}],\"addresses\":[{\"type\":1,%s}]%s}"
                .formatted(id, name, HOME, more.isEmpty() ? "" : "," + more);
    }

    private RunReport deliver(int day, String... companies) throws IOException {
        send(day, "[" + String.join(",\n", companies) + "]");
        RegisterResult result = home.run("business");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        return home.report(result.runs().get(0));
    }

    private void send(int day, String json) throws IOException {
        Path inbox = Files.createDirectories(home.inbox("business"));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(inbox.resolve("ytj_202611%02d.zip".formatted(day))))) {
            zip.putNextEntry(new ZipEntry("all_companies.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
