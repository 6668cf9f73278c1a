package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nights with a credit register that is asked about one customer at a time. */
class CreditNightTest {
    private static final CreditBureau BUREAU = new CreditBureau();
    private static final String LAYOUT = "hetu tila merkintoja tilannepv peruste asti kyselytunnus";
    private static Path prepared = Path.of("");

    @TempDir
    private Path root;

    @BeforeAll
    static void takeInCustomers() throws IOException {
        prepared = Files.createTempDirectory("ajantasa-credit-");
        assertThat(CreditHome.in(prepared, BUREAU).run("customers").code()).isEqualTo(ExitCode.OK);
    }

    @AfterAll
    static void stop() {
        BUREAU.stop();
    }

    @BeforeEach
    void reset() {
        BUREAU.reset();
    }

    private TestHome home() {
        return TestHome.at(prepared).copyTo(root);
    }

    private TestHome home(Databases databases) {
        if (databases == Databases.H2) {
            return home();
        }
        TestHome home = CreditHome.in(root, BUREAU).on(databases.open());
        home.run("customers");
        return home;
    }

    private static long audited(TestHome home, String kind, String purpose) {
        return home.sql(
                Long.class,
                "select coalesce(sum(entries), 0) from audit_bundle where kind = ? and purpose = ?",
                kind,
                purpose);
    }

    private static long figure(TestHome home, String run, String list, String purpose) {
        return home.sql(
                Long.class,
                "select coalesce(sum(size), 0) from run_list where run_id = ? and name = ? and attribute = ?",
                run,
                list,
                purpose);
    }

    /** What the register counts, what is on record before each query and what the report says are one number. */
    @ParameterizedTest
    @EnumSource
    void asksOnceAboutEachCustomerWithALivePurposeAndNobodyElse(Databases databases) {
        TestHome home = home(databases);
        Map<String, List<String>> wanted = CreditHome.withPurpose(home);
        assertThat(wanted).hasSizeGreaterThan(5);

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.askedAbout())
                .containsExactlyInAnyOrderElementsOf(
                        wanted.values().stream().map(it -> it.get(0)).toList());
        String run = result.runs().get(0);
        Map.of("LASKU", "CREDIT_MONITOR", "VAKUUS", "CREDIT_GRANT", "PERINTA", "COLLECTION_PLAN")
                .forEach((word, purpose) -> {
                    long count = wanted.values().stream()
                            .filter(it -> it.get(1).equals(word))
                            .count();
                    assertThat(count).isPositive();
                    assertThat(audited(home, "query", purpose)).as(purpose).isEqualTo(count);
                    assertThat(audited(home, "query-answer", purpose)).isEqualTo(count);
                    String ours = purpose.toLowerCase(Locale.ROOT).replace('_', '-');
                    assertThat(figure(home, run, "sent", ours)).isEqualTo(count);
                });
        RunReport report = home.report(run);
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.equations()).extracting(it -> it.key()).contains("E10.query-sent", "E7.audit-queries");
        wanted.keySet().forEach(number -> assertThat(home.customer(number))
                .containsEntry("credit-status", "clear")
                .containsEntry("credit-defaults", "0")
                .containsEntry("credit-as-of", TestHome.TODAY.toString()));
        assertThat(home.values("credit-status")).hasSameSizeAs(wanted);
        assertThat(home.home().resolve("inbox/credit")).isEmptyDirectory();
    }

    @Test
    void asksNobodyASecondTimeWhoWasAnswered() {
        TestHome home = home();
        home.run("credit");
        int asked = BUREAU.requests().size();

        assertThat(home.run("credit").code()).isEqualTo(ExitCode.OK);
        assertThat(home.daysLater(29).run("credit").code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests()).hasSize(asked);
    }

    @Test
    void sendsNothingInADryRun() {
        TestHome home = home();
        assertThat(home.dryRun("credit").get(0).code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests()).isEmpty();
    }

    /** C8: a mark the register removed is gone with all that followed from it, in the run in which it says so. */
    @ParameterizedTest
    @EnumSource
    void forgetsDefaultsTheRegisterNoLongerHas(Databases databases) {
        TestHome home = home(databases).define("credit.yaml", it -> it.replace("again: 30 days", "again: 1 day"));
        String number = CreditHome.withPurpose(home).keySet().iterator().next();
        String hetu = CreditHome.withPurpose(home).get(number).get(0);
        BUREAU.reply(hetu, CreditBureau.found("0", "{\"code\": \"UMV\"}, {\"code\": \"LTV\"}"));
        home.run("credit");
        assertThat(home.customer(number))
                .containsEntry("credit-status", "has-defaults")
                .containsEntry("credit-defaults", "2");

        BUREAU.reset();
        TestHome tomorrow = home.daysLater(1);
        assertThat(tomorrow.run("credit").code()).isEqualTo(ExitCode.OK);

        assertThat(tomorrow.customer(number))
                .containsEntry("credit-status", "clear")
                .containsEntry("credit-defaults", "0");
        assertThat(stored(tomorrow)).as("no copy in facts and plans").doesNotContain("has-defaults");
        assertThat(stored(tomorrow)).contains("clear", "forgotten");
    }

    /** What facts and plans say. */
    private static String stored(TestHome home) {
        return home.read(dataSource -> {
            StringBuilder text = new StringBuilder();
            for (String column : List.of("claims from fact", "decisions from plan_slice", "held from customer")) {
                JdbcClient.create(dataSource)
                        .sql("select " + column)
                        .query(byte[].class)
                        .list()
                        .forEach(it -> text.append(new String(it, StandardCharsets.UTF_8)));
            }
            return text.toString();
        });
    }

    /** What has run out, or was paid a month ago, goes although the register cannot be reached. */
    @Test
    void forgetsWhatHasRunOutWithoutAnAnswer() {
        TestHome home = home();
        List<String> numbers = List.copyOf(CreditHome.withPurpose(home).keySet());
        BUREAU.reply(
                hetu(home, numbers.get(0)),
                CreditBureau.found("0", "{\"expires\": \"2026-11-25\"}, {\"code\": \"UMV\"}"));
        BUREAU.reply(
                hetu(home, numbers.get(1)),
                CreditBureau.found("0", "{\"paid\": \"2026-10-25\", \"expires\": \"2028-01-01\"}"));
        home.run("credit");
        BUREAU.reply(serverError());

        TestHome lastDay = home.daysLater(3);
        lastDay.run("credit");
        assertThat(lastDay.values("credit-status")).containsKeys(numbers.get(0), numbers.get(1));
        TestHome dayAfter = home.daysLater(4);
        RegisterResult result = dayAfter.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(dayAfter.values("credit-status")).doesNotContainKeys(numbers.get(0), numbers.get(1));
        assertThat(dayAfter.values("credit-defaults")).doesNotContainKeys(numbers.get(0), numbers.get(1));
        assertThat(stored(dayAfter)).as("no copy in facts and plans").doesNotContain("has-defaults");
        assertThat(dayAfter.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        BUREAU.reset();
        dayAfter.daysLater(1).run("credit");
        assertThat(BUREAU.askedAbout()).contains(hetu(home, numbers.get(0)), hetu(home, numbers.get(1)));
    }

    /** What the register tells by itself comes as a file in the layout of our answers; the latest word counts. */
    @Test
    void takesInWhatAMonitoringDeliverySays() {
        TestHome home = home();
        home.daysLater(-3).run("credit");
        String number = CreditHome.withPurpose(home).keySet().iterator().next();
        assertThat(home.customer(number)).containsEntry("credit-status", "clear");
        MadeDelivery.list(home, "credit-monitoring", "luotto", List.of(LAYOUT.split(" ", -1)))
                .control("kind", "DELTA")
                .row(Map.of(
                        "hetu", hetu(home, number),
                        "tila", "HAS_DEFAULTS",
                        "merkintoja", "3",
                        "tilannepv", "2026-11-21",
                        "peruste", "CREDIT_MONITOR",
                        "asti", "2026-12-31"))
                .send();

        RegisterResult result = home.run("credit-monitoring");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(number))
                .containsEntry("credit-status", "has-defaults")
                .containsEntry("credit-defaults", "3")
                .containsEntry("credit-as-of", "2026-11-21");
        home.daysLater(40).run("credit");
        assertThat(home.values("credit-status")).as("its last day is over").doesNotContainValue("has-defaults");
        Terminal rerun = Terminal.run(home, "rerun", result.runs().get(0));
        assertThat(rerun.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(rerun.text()).contains("tells of credit; what it said is not taken in twice");
    }

    /** A register of credit is no register of the population: a person looks, and nobody is taken for dead. */
    @ParameterizedTest
    @CsvSource({"DECEASED, population-check", "ID_CHANGED, population-check", "BLOCKED_FRAUD, identity-misuse"})
    void opensACheckAndChangesNothingElse(String status, String kind) {
        TestHome home = home();
        String number = CreditHome.withPurpose(home).keySet().iterator().next();
        Map<String, String> before = home.customer(number);
        MadeDelivery.list(home, "credit-monitoring", "luotto", List.of(LAYOUT.split(" ", -1)))
                .control("kind", "DELTA")
                .row(Map.of(
                        "hetu", hetu(home, number), "tila", status, "tilannepv", "2026-11-21", "asti", "2026-12-31"))
                .send();

        RegisterResult result = home.run("credit-monitoring");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.sql(
                        String.class,
                        "select kind from task where run_id = ?",
                        result.runs().get(0)))
                .isEqualTo(kind);
        Map<String, String> after = new TreeMap<>(home.customer(number));
        after.keySet().removeIf(it -> it.startsWith("credit-") && !before.containsKey(it));
        assertThat(after).isEqualTo(before);
    }

    private static String hetu(TestHome home, String number) {
        return CreditHome.withPurpose(home).get(number).get(0);
    }
}
