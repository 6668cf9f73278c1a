package fi.ajantasa.batch;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.credit.MonthlyQuery;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What a credit register can do to us, and we to it: F85 to F91, F96, F101, F103, F104, F106, F124. */
class CreditFaultsTest {
    private static final CreditBureau BUREAU = new CreditBureau();
    private static Path prepared = Path.of("");
    private static List<String> numbers = List.of();
    private static List<String> codes = List.of();

    @TempDir
    private Path root;

    private TestHome home = TestHome.at(Path.of(""));

    @BeforeAll
    static void takeInCustomers() throws IOException {
        prepared = Files.createTempDirectory("ajantasa-credit-");
        TestHome made = CreditHome.in(prepared, BUREAU);
        assertThat(made.run("customers").code()).isEqualTo(ExitCode.OK);
        Map<String, List<String>> wanted = CreditHome.withPurpose(made);
        numbers = List.copyOf(wanted.keySet());
        codes = wanted.values().stream().map(it -> it.get(0)).toList();
    }

    @AfterAll
    static void stop() {
        BUREAU.stop();
    }

    @BeforeEach
    void copy() {
        BUREAU.reset();
        home = TestHome.at(prepared).copyTo(root);
    }

    private RegisterResult runAgain() {
        return home.runAgain("credit");
    }

    private Set<String> requestIds() {
        Set<String> ids = new TreeSet<>();
        BUREAU.requests().forEach(it -> ids.add(it.getHeader("X-Request-Id")));
        return ids;
    }

    /** F101: at the first refusal nothing more is sent, nor the next night, until somebody says so. */
    @ParameterizedTest
    @ValueSource(strings = {"501", "103", "VA2", "VA3", "VA4", "VA5"})
    void stopsAtTheFirstRefusalOfOurCredentials(String code) {
        BUREAU.reply(codes.get(1), CreditBureau.error(code));

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(result.reason()).isEqualTo("credentials-refused");
        assertThat(BUREAU.askedAbout()).containsExactly(codes.get(0), codes.get(1));
        assertThat(home.values("credit-status")).containsOnlyKeys(numbers.get(0));
        assertThat(home.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        home.daysLater(1).run("credit");
        assertThat(BUREAU.requests())
                .as("refused credentials are not shown again")
                .hasSize(2);
        BUREAU.reset();
        assertThat(runAgain().code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.askedAbout()).containsExactlyElementsOf(codes.subList(1, codes.size()));
    }

    /** F85, F101: each code ends as its row in the reference says. */
    @ParameterizedTest
    @CsvSource({
        "505, PERMIT_EXPIRED, clock, 1",
        "852, INTERNAL, request-malformed, 1",
        "V01, SOURCE_DOWN, service-down, 4",
    })
    void stopsAsTheCodeSays(String code, ExitCode exit, String reason, int requests) {
        BUREAU.reply(CreditBureau.error(code));

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(exit);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(BUREAU.requests()).hasSize(requests);
        assertThat(requestIds()).as("a query sent again is the same query").hasSize(1);
        assertThat(home.values("credit-status")).isEmpty();
    }

    /** F85, F87: a record that is refused, and one that is not known, stop nobody. */
    @Test
    void goesOnAfterARefusedRecordAndAnUnknownPerson() {
        BUREAU.reply(codes.get(0), CreditBureau.error("VC6"));
        BUREAU.reply(codes.get(1), CreditBureau.NOT_KNOWN);

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(numbers.get(0))).doesNotContainKey("credit-status");
        assertThat(home.customer(numbers.get(1))).containsEntry("credit-status", "not-in-register");
        assertThat(home.values("credit-status")).hasSize(numbers.size() - 1);
        assertThat(home.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        home.daysLater(1).run("credit");
        assertThat(BUREAU.askedAbout())
                .as("a refused record is not asked again each night")
                .hasSize(numbers.size());
    }

    /** F86, F124: what says nothing changes nothing, least of all into a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>Maintenance</html>", "{\"consumerResponse\": null}"})
    void takesNoAnswerForNone(String body) {
        home.run("credit");
        TestHome later = home.daysLater(30);
        BUREAU.reset();
        BUREAU.reply(codes.get(0), body);

        RegisterResult result = later.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(later.customer(numbers.get(0)))
                .containsEntry("credit-status", "clear")
                .containsEntry("credit-as-of", TestHome.TODAY.toString());
        assertThat(later.customer(numbers.get(1)))
                .containsEntry("credit-as-of", TestHome.TODAY.plusDays(30).toString());
    }

    @Test
    void stopsWhenNothingIsUnderstoodAnyMore() {
        BUREAU.reply("{}");

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(result.reason()).isEqualTo("too-many-unknown-answers");
        assertThat(BUREAU.requests()).hasSize(5);
    }

    /** F88, F89, F104, F105: no verdict comes of it, and the others wait for another night. */
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 302, 404})
    void isDownWhenTheRegisterIs(int status) {
        home.run("credit");
        TestHome later = home.daysLater(30);
        BUREAU.reset();
        BUREAU.reply(status == 302 ? temporaryRedirect("http://127.0.0.2/elsewhere") : status(status));

        RegisterResult result = later.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(new TreeSet<>(BUREAU.askedAbout())).containsExactly(codes.get(0));
        assertThat(later.values("credit-status")).as("what is held ages on").hasSameSizeAs(numbers);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void stopsWhenTheDoorIsShut(int status) {
        BUREAU.reply(status(status));
        RegisterResult result = home.run("credit");
        assertThat(result.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(BUREAU.requests()).hasSize(1);
    }

    /** F105: a reply without end is no reply. */
    @Test
    void readsNoHugeReply() {
        BUREAU.reply(ok("x".repeat(2 << 20)));
        assertThat(home.run("credit").code()).isEqualTo(ExitCode.SOURCE_DOWN);
    }

    /** F106: one result, and the report says that the register may have counted two queries. */
    @Test
    void asksAgainUnderTheSameIdWhenAnAnswerIsLost() {
        BUREAU.loseAnswerOnce(codes.get(0));

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.askedAbout()).hasSize(numbers.size() + 1);
        assertThat(requestIds()).hasSameSizeAs(numbers);
        assertThat(home.values("credit-status")).hasSameSizeAs(numbers);
        assertThat(listed(result, "perhaps-asked-twice")).isEqualTo(1);
        assertThat(listed(result, "sent")).isEqualTo(numbers.size());
        List<MonthlyQuery.Count> month =
                home.read(dataSource -> new MonthlyQuery(dataSource).list(YearMonth.from(TestHome.TODAY)));
        assertThat(month.stream().mapToLong(MonthlyQuery.Count::queries).sum())
                .as("E11")
                .isEqualTo(numbers.size());
        assertThat(month.stream().mapToLong(MonthlyQuery.Count::perhapsTwice).sum())
                .isEqualTo(1);
        assertThat(Terminal.run(home, "credit", "count", "--month", "2026-11").text())
                .contains("credit-monitor", "perhaps counted twice");
    }

    /** F106: what was down last night is asked again under the id it had. */
    @Test
    void keepsTheIdOfAQueryThatWasNeverAnswered() {
        BUREAU.reply(codes.get(0), CreditBureau.error("V01"));
        home.run("credit");
        Set<String> before = requestIds();
        BUREAU.reset();

        RegisterResult result = home.daysLater(1).run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests().get(0).getHeader("X-Request-Id"))
                .isEqualTo(before.iterator().next());
        assertThat(listed(result, "perhaps-asked-twice")).isEqualTo(1);
    }

    /** A process that dies between an answer and its record asks that one person again, and nobody else. */
    @Test
    void goesOnWhereADeadProcessLeftOff() {
        int third = home.sql(Integer.class, "select id from customer where number = ?", numbers.get(2));
        home.meddle(
                "alter table query_log add constraint trip check (customer_id <> " + third + " or outcome = 'ASKED')");
        assertThatThrownBy(() -> home.run("credit")).isInstanceOf(StepFailed.class);
        assertThat(BUREAU.askedAbout()).isEqualTo(codes.subList(0, 3));
        home.meddle("alter table query_log drop constraint trip");

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.askedAbout().subList(3, BUREAU.askedAbout().size()))
                .containsExactlyElementsOf(codes.subList(2, codes.size()));
        assertThat(requestIds()).hasSameSizeAs(numbers);
        assertThat(home.values("credit-status")).hasSameSizeAs(numbers);
        assertThat(listed(result, "perhaps-asked-twice")).isEqualTo(1);
        assertThat(home.report(result.runs().get(0)).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.sql(Long.class, "select count(*) from query_log where sealed is not null"))
                .isZero();
    }

    /** A process that dies when the answers have landed and before that is on record lets them land once more. */
    @Test
    void landsAnswersOnce() {
        home.meddle("alter table query_session add constraint trip check (state = 'OPEN')");
        assertThatThrownBy(() -> home.run("credit")).isInstanceOf(StepFailed.class);
        home.meddle("alter table query_session drop constraint trip");

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.runs()).hasSize(1);
        assertThat(BUREAU.requests()).hasSameSizeAs(numbers);
        assertThat(home.values("credit-status")).hasSameSizeAs(numbers);
    }

    /** A process that dies after that leaves a delivery, which is taken before anybody is asked. */
    @Test
    void takesWhatADeadProcessLetLand() {
        home.meddle("alter table extract add constraint trip check (register <> 'credit')");
        assertThatThrownBy(() -> home.run("credit")).isInstanceOf(DataIntegrityViolationException.class);
        home.meddle("alter table extract drop constraint trip");

        RegisterResult result = home.daysLater(1).run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests()).hasSameSizeAs(numbers);
        assertThat(home.values("credit-status")).hasSameSizeAs(numbers);
        assertThat(home.home().resolve("inbox/credit")).isEmptyDirectory();
    }

    /** F103: no list, no request, a security event for each, and the exit code says so. */
    @Test
    void refusesAPurposeThatThePassportDoesNotEnable() {
        home.define("credit.yaml", it -> it.replace(
                        "[credit-grant, credit-monitor, collection-plan]", "[credit-grant, credit-monitor]")
                .replace(", collection-plan: \"3\"", ""));
        long collection = CreditHome.withPurpose(home).values().stream()
                .filter(it -> it.get(1).equals("PERINTA"))
                .count();

        RegisterResult result = home.run("credit");

        assertThat(result.code()).isEqualTo(ExitCode.DENIED);
        assertThat(result.reason()).isEqualTo("no-live-purpose");
        assertThat(BUREAU.requests()).hasSize((int) (numbers.size() - collection));
        assertThat(home.sql(
                        Long.class,
                        "select coalesce(sum(entries), 0) from audit_bundle where kind = 'query-denied'"
                                + " and purpose = 'collection-plan'"))
                .isEqualTo(collection);
        assertThat(listed(result, "no-purpose")).isEqualTo(collection);
    }

    /** F103: a purpose that is over is none. */
    @Test
    void asksNobodyWhosePurposeIsOver() {
        TestHome much = home.daysLater(200);
        assertThat(much.run("credit").code()).isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests()).isEmpty();
    }

    /** F103: nor can anybody write down a query without an allowed purpose. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "'MARKETING'", "'CONTRACT_TERMS'"})
    void keepsQueriesWithoutAnAllowedPurposeOutOfTheLog(String purpose) {
        assertThatThrownBy(() -> home.meddle(
                        "insert into query_log (session_id, customer_id, request_id, purpose, end_user, asked_at,"
                                + " perhaps_twice, outcome, code) values ('Q', 1, 'Q-1', " + purpose
                                + ", 'e', current_timestamp, false, 'ASKED', '')"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Nobody is swept over: many more purposes than the last time wait for a person. */
    @Test
    void sendsNothingWhenPurposesGrewTooMuch() {
        home.run("credit");
        BUREAU.reset();
        TestHome later = home.daysLater(30);
        home.define("credit.yaml", it -> it.replace("growth: {max: 50 %, floor: 500}", "growth: {max: 0 %}"));
        home.meddle("update query_session set live = live - 1");

        RegisterResult held = later.run("credit");

        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertThat(held.reason()).isEqualTo("too-many-queries");
        assertThat(BUREAU.requests()).isEmpty();
        home.meddle("update query_session set live = live + 1");
        assertThat(later.run("credit").code()).as("as many as the last time").isEqualTo(ExitCode.OK);
        assertThat(BUREAU.requests()).hasSameSizeAs(numbers);
    }

    @Test
    void sendsNothingWithoutCredentials() {
        home.define("credit.yaml", it -> it.replace("{file: secrets/key}", "{file: secrets/no-key}"));
        RegisterResult result = home.run("credit");
        assertThat(result.code()).isEqualTo(ExitCode.PERMIT_EXPIRED);
        assertThat(result.reason()).isEqualTo("credentials-missing");
        assertThat(BUREAU.requests()).isEmpty();
        assertThat(result.message().toString()).contains("then ajantasa run credit");
        assertThat(Terminal.run(home, "credit", "count", "--month", "2026-11").text())
                .contains("No query was sent in 2026-11");
    }

    private long listed(RegisterResult result, String list) {
        return home.sql(
                Long.class,
                "select coalesce(sum(size), 0) from run_list where run_id = ? and name = ?",
                result.runs().get(0),
                list);
    }
}
