package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.report.ClericalReview;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ReviewQuery;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A record names a customer by a code that is history: what a person says of it holds for good (F2, F137). */
@ParameterizedClass
@EnumSource
class ReviewNightTest {
    private static final String STRANGER = "010190-900P";
    private static final String REVIEWER = "reviewer";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private int task;

    @BeforeEach
    void askAboutAHistoricCode() {
        PreparedHome prepared = PreparedHome.on(databases);
        one = prepared.plainPeople().get(3);
        home = prepared.copyTo(folder).define("decisions.yaml", it -> it.replace("second: 5 %", "second: 0 %"));
        RegisterResult asked = name(2, "Lampinen");
        assertThat(asked.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        balances(asked);
        task = home.sql(Integer.class, "select max(id) from task where kind = 'historic-code'");
        assertThat(rows(asked, ListName.CLERICAL_OPENED)).isEqualTo(1);
        assertThat(home.customer(one.number())).doesNotContainEntry("family-name", "Lampinen");
    }

    @Test
    void linksTheRecordInTheNextRunWhenAPersonSaysSame_F2() {
        assertThat(home.answer(task, Answer.SAME, REVIEWER).code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).doesNotContainEntry("family-name", "Lampinen");

        RegisterResult next = nothingMore(3);

        balances(next);
        assertThat(next.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Lampinen");
        String link = "select l.%s from link l join customer c on l.id %% 4294967296 = c.id join register r on"
                + " l.id / 4294967296 = r.number where c.number = ? and r.name = 'population'";
        assertThat(home.sql(String.class, link.formatted("origin"), one.number()))
                .isEqualTo("PERSON");
        assertThat(home.sql(String.class, link.formatted("rule"), one.number())).isEqualTo("person");
        assertThat(home.sql(Long.class, "select count(*) from possible_record")).isZero();
        assertThat(home.sql(Long.class, "select count(*) from quarantine")).isZero();
    }

    @Test
    void neverAsksAgainWhenAPersonSaysDifferent_F137() {
        assertThat(home.answer(task, Answer.DIFFERENT, REVIEWER).code()).isEqualTo(ExitCode.OK);
        home.define("population.yaml", it -> it + "# another hash of the definitions\n");
        for (int sequence = 3; sequence < 5; sequence++) {
            RegisterResult next = name(sequence, sequence == 3 ? "Lampinen" : "Salminen");
            balances(next);
            assertThat(next.code()).isEqualTo(ExitCode.OK);
            assertThat(rows(next, ListName.DECIDED_BEFORE)).isEqualTo(1);
            assertThat(rows(next, ListName.CLERICAL_OPENED)).isZero();
        }
        assertThat(home.customer(one.number())).doesNotContainKey("former-hetus");
        assertThat(home.sql(Long.class, "select count(*) from task where state = 'open'"))
                .isZero();
    }

    @Test
    void asksAgainWhatNobodyCouldTellOnlyWhenTheRecordChanges() {
        assertThat(home.answer(task, Answer.CANNOT_TELL, REVIEWER).code()).isEqualTo(ExitCode.OK);

        RegisterResult same = name(3, "Lampinen");
        balances(same);
        assertThat(rows(same, ListName.DECIDED_BEFORE)).isEqualTo(1);
        RegisterResult changed = name(4, "Salminen");
        balances(changed);
        assertThat(rows(changed, ListName.CLERICAL_OPENED)).isEqualTo(1);
        assertThat(home.customer(one.number())).doesNotContainKey("former-hetus");
    }

    @Test
    void saysInTheAuditLogWhoAnsweredAndWhy() {
        home.answer(task, Answer.DIFFERENT, REVIEWER);

        assertThat(home.sql(String.class, "select actor from audit_bundle where kind = 'verdict'"))
                .isEqualTo(REVIEWER);
        assertThat(home.sql(Long.class, "select count(*) from verdict where standing"))
                .isEqualTo(1);
        assertThat(home.answer(task, Answer.SAME, REVIEWER).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesAnAnswerThatIsNoneToTheQuestion() {
        assertThat(home.answer(task, Answer.SETTLED, REVIEWER).code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.answer(task, new Reviews.Given(Answer.SAME, "C-0", false, REVIEWER, "why"))
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(home.answer(task, new Reviews.Given(Answer.SAME, "", true, REVIEWER, "why"))
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(home.answer(4711, Answer.SAME, REVIEWER).code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.sql(Long.class, "select count(*) from verdict")).isZero();
    }

    /** C11: the record was linked, and turns out to be of somebody else. */
    @Test
    void takesAWrongLinkApartAndListsWhatWasSeen_C11() {
        Map<String, String> before = home.customer(one.number());
        home.answer(task, Answer.SAME, REVIEWER);
        nothingMore(3);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Lampinen");

        Splitting.Split split = home.split(one.number(), "population", 2);

        assertThat(split.verdict().code()).isEqualTo(ExitCode.OK);
        assertThat(split.exposures())
                .anySatisfy(it -> assertThat(it.attribute() + it.held()).isEqualTo("family-nametrue"));
        RegisterResult next = nothingMore(4);
        balances(next);
        Map<String, String> after = home.customer(one.number());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).containsEntry("family-name", before.get("family-name"));
        assertThat(home.values("former-hetus")).doesNotContainKey(one.number());
        RegisterResult again = name(5, "Lampinen");
        balances(again);
        assertThat(home.customer(one.number())).containsEntry("family-name", before.get("family-name"));
        assertThat(rows(again, ListName.CLERICAL_OPENED)).isZero();
        assertThat(home.sql(String.class, "select actor from audit_bundle where kind = 'split'"))
                .isEqualTo(REVIEWER);
        assertThat(home.split("C-0", "population", 0).verdict().code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.split(one.number(), "population", 99).verdict().code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void showsATaskSideBySideWithoutValuesUnlessAPurposeIsNamed_F156() {
        TaskView masked = home.show(task).view().orElseThrow();
        assertThat(masked.lines())
                .allSatisfy(it -> assertThat(it.said()).isNull())
                .allSatisfy(it -> assertThat(it.held()).isNull())
                .anySatisfy(
                        it -> assertThat(it.attribute() + " " + it.comparison()).isEqualTo("family-name differs"));
        assertThat(masked.kept()).isEqualTo(TestHome.TODAY.plusDays(90));
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where kind = 'read'"))
                .isZero();

        assertThat(home.reveal(task, "credit").verdict().code()).isEqualTo(ExitCode.DENIED);
        TaskView shown = home.reveal(task, "customer-care").view().orElseThrow();
        assertThat(shown.lines())
                .anySatisfy(it -> assertThat(it.attribute() + " " + it.said()).isEqualTo("family-name Lampinen"));
        assertThat(home.sql(String.class, "select purpose from audit_bundle where kind = 'read'"))
                .isEqualTo("customer-care");
        assertThat(home.sql(String.class, "select purpose from audit_bundle where kind = 'read-denied'"))
                .isEqualTo("credit");
        assertThat(home.show(4711).verdict().code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void neverShowsWhereAProtectedPersonLives_F7() {
        name(3, "Lampinen", "turvakielto", "1", "katunimi_fi", "Piilokatu");

        TaskView shown = home.reveal(task, "customer-care").view().orElseThrow();

        assertThat(shown.lines().toString()).doesNotContain("Piilokatu");
        assertThat(shown.lines())
                .filteredOn(it -> it.comparison().equals("hidden-by-protection-order"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.held()).isNull());
    }

    @Test
    void letsNothingFollowFromAFirstAnswerThatASecondPersonGivesToo() {
        home.define("decisions.yaml", it -> it.replace("second: 0 %", "second: 100 %"));
        assertThat(home.answer(task, Answer.SAME, "first").code()).isEqualTo(ExitCode.OK);
        assertThat(home.answer(task, Answer.SAME, " FIRST ").code()).isEqualTo(ExitCode.USAGE);
        balances(nothingMore(3));
        assertThat(home.customer(one.number())).doesNotContainEntry("family-name", "Lampinen");

        assertThat(home.answer(task, Answer.DIFFERENT, "second").code()).isEqualTo(ExitCode.OK);
        assertThat(home.sql(String.class, "select state from task where id = ?", task))
                .isEqualTo("open");
        assertThat(home.sql(Long.class, "select count(*) from verdict where standing"))
                .isZero();
        ClericalReview.Agreement agreement = home.read(dataSource -> new ReviewQuery(dataSource).agreement());
        assertThat(agreement.pairs()).isEqualTo(1);
        assertThat(agreement.agreeing()).isZero();

        assertThat(home.answer(task, Answer.SAME, "third").code()).isEqualTo(ExitCode.OK);
        balances(nothingMore(4));
        assertThat(home.customer(one.number())).containsEntry("family-name", "Lampinen");
    }

    @Test
    void letsTheAnswerOfTwoWhoAgreeAct() {
        home.define("decisions.yaml", it -> it.replace("second: 0 %", "second: 100 %"));
        home.answer(task, Answer.DIFFERENT, "first");
        home.answer(task, Answer.DIFFERENT, "second");

        RegisterResult next = name(3, "Salminen");
        balances(next);
        assertThat(rows(next, ListName.DECIDED_BEFORE)).isEqualTo(1);
        assertThat(home.read(dataSource -> new ReviewQuery(dataSource).agreement())
                        .kappa())
                .isEqualTo(1);
    }

    /** Neither the list nor the task tells the second person what the first one said. */
    @Test
    void asksTwoPeopleBlindAndSaysHowFarTheyAgree() {
        home.define("decisions.yaml", it -> it.replace("second: 0 %", "second: 100 %"));
        assertThat(review("list", "--agreement").text()).contains("0 tasks answered by two");

        assertThat(decide("SAME", "first").text()).contains("A second person answers it without seeing that");

        assertThat(review("list").text())
                .contains("historic-code", "second", "1 open")
                .doesNotContain("first", "SAME");
        Terminal shown = review("show", "" + task);
        assertThat(shown.code()).isZero();
        assertThat(shown.text()).contains("historic-code", "second").doesNotContain("first", "same", "SAME");
        assertThat(decide("SAME", "first").code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(review("list", "--agreement").text()).contains("0 tasks answered by two");

        assertThat(decide("SAME", "second").code()).isZero();
        assertThat(review("list", "--agreement").text())
                .contains("1 tasks answered by two, 1 alike: 100.0 %, Cohen's kappa 1.00");
        assertThat(review("list", "--agreement", "--json").text())
                .contains("\"pairs\" : 1", "\"agreeing\" : 1", "\"percent\" : 100.0", "\"kappa\" : 1.0");
        assertThat(review("list").text()).contains("0 open");
    }

    @Test
    void countsTwoWhoDisagreeAndAsksAThird() {
        home.define("decisions.yaml", it -> it.replace("second: 0 %", "second: 100 %"));
        decide("SAME", "first");

        assertThat(decide("DIFFERENT", "second").text()).contains("was answered otherwise by the first person");

        assertThat(review("list", "--agreement").text())
                .contains("1 tasks answered by two, 0 alike: 0.0 %, Cohen's kappa 0.00");
        assertThat(review("list").text()).contains("1 open").doesNotContain("second");
    }

    /** F137: the register ends our code in favour of the other, as if they were one; a person has said they are not. */
    @Test
    void listsAnAnswerThatALaterRuleContradictsAndKeepsIt_F137() {
        assertThat(decide("DIFFERENT", REVIEWER).code()).isZero();
        assertThat(review("list", "--disagreeing").text()).contains("0 answers stand against");
        Map<String, String> before = home.customer(one.number());

        MadeDelivery.changes(home, 3)
                .change(one.hetu(), "muutosattribuutti", "MUUTETTU", "hetu_voimassaolo", "2")
                .change(STRANGER, "edelliset_hetut", one.hetu(), "sukunimi", "Lampinen", "etunimet", "Tuomo")
                .send();
        RegisterResult next = home.run("population");

        balances(next);
        assertThat(review("list", "--disagreeing").text())
                .contains(
                        one.number(),
                        "different by " + REVIEWER + "; " + next.runs().get(0) + " says hetu-changed")
                .contains("1 answers stand against what a rule or model now says");
        assertThat(review("list", "--disagreeing", "--json").text())
                .contains("\"answer\" : \"different\"", "\"says\" : \"hetu-changed\"");
        assertThat(home.customer(one.number()))
                .containsEntry("family-name", before.get("family-name"))
                .doesNotContainKey("former-hetus");
    }

    @Test
    void refusesBothOfAQuestionAboutOneCustomer() {
        Terminal refused = review("decide", "" + task, "SAME", "--both", "--reason", "one");

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(refused.text()).contains("--both goes with SAME and a question about two customers");
        assertThat(review("list").text()).contains("1 open");
    }

    /** As the command does it for the account of this name. */
    private Terminal decide(String answer, String by) {
        Holds.Verdict verdict = home.answer(task, Answer.find(answer).orElseThrow(), by);
        return new Terminal(verdict.code().number(), verdict.lines().text());
    }

    private Terminal review(String... command) {
        return Terminal.run(
                home, Stream.concat(Stream.of("review"), Stream.of(command)).toArray(String[]::new));
    }

    private RegisterResult name(int sequence, String family, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("edelliset_hetut", one.hetu());
        row.put("sukunimi", family);
        row.put("etunimet", "Tuomo");
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        String[] all = row.entrySet().stream()
                .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                .toArray(String[]::new);
        MadeDelivery.changes(home, sequence).change(STRANGER, all).send();
        return home.run("population");
    }

    private RegisterResult nothingMore(int sequence) {
        Person other = PreparedHome.on(databases).plainPeople().get(9);
        MadeDelivery.changes(home, sequence)
                .change(other.hetu(), "kutsumanimi", "Uusi")
                .send();
        return home.run("population");
    }

    private long rows(RegisterResult result, ListName name) {
        return report(result).counts().of(name);
    }

    private RunReport report(RegisterResult result) {
        return home.report(result.runs().get(0));
    }

    private void balances(RegisterResult result) {
        RunReport report = report(result);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
    }
}
