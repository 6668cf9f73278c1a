package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.person.Channel;
import fi.ajantasa.report.Figure;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two customers may be one person: until a person has decided, whatever restricts the one restricts the other. */
@ParameterizedClass
@EnumSource
class SamePersonNightTest {
    private static final String SHARED = "code-on-two-customers";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private Person other;

    /** The one objected to calls, the other is under a marketing ban. */
    @BeforeEach
    void restrictBoth() {
        PreparedHome prepared = PreparedHome.on(databases);
        List<Person> free = prepared.plainPeople().stream()
                .filter(it -> !it.crm().toString().contains("kielto_puhelin=1"))
                .filter(it -> it.register()
                        .getOrDefault("suoramarkkinointikielto", "")
                        .equals("0"))
                .toList();
        one = free.get(0);
        other = free.get(1);
        home = prepared.copyTo(folder).define("decisions.yaml", it -> it.replace("second: 5 %", "second: 0 %"));
        customers(2, List.of(one.telling("kielto_puhelin", "1")));
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        MadeDelivery.changes(home, 2)
                .change(other.hetu(), "suoramarkkinointikielto", "1")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void sharesTheRestrictionsUntilTheQuestionIsAnswered_F3() {
        int ofOne = channels(one);
        int ofOther = channels(other);
        RegisterResult asked = nameBoth();
        assertThat(asked.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(shared(one)).isEqualTo(ofOther).isNotZero();
        assertThat(shared(other)).isEqualTo(ofOne).isNotZero();
        assertThat(figures(report(asked).findings().favour()))
                .containsEntry("flag-added/" + SHARED, 2L)
                .containsEntry("raises/no-marketing-" + SHARED, 2L);
        assertThat(List.of(one, other))
                .allSatisfy(it -> assertThat(audited(asked.runs().get(0), it))
                        .anySatisfy(body -> assertThat(body).contains(SHARED)));

        customers(3, List.of(one.telling("kielto_puhelin", "1"), other.telling("kielto_tekstiviesti", "1")));
        balances(home.run("customers"));
        assertThat(shared(one)).isEqualTo(ofOther | bit(Channel.SMS));

        RegisterResult ended = population(4, other, "suoramarkkinointikielto", "0");
        assertThat(channels(other) & bit(Channel.POST)).isZero();
        assertThat(shared(one)).isEqualTo(ofOther | bit(Channel.SMS));
        assertThat(ended.code()).isEqualTo(ExitCode.OK);

        int task = home.sql(Integer.class, "select max(id) from task where kind = ? and state = 'open'", SHARED);
        Reviews.Given different =
                new Reviews.Given(Answer.DIFFERENT, one.number(), false, "reviewer", "two applications");
        assertThat(home.answer(task, different).code()).isEqualTo(ExitCode.OK);
        assertThat(shared(one)).isNotZero();
        RegisterResult answered = population(5, other, "kutsumanimi", "Uusi");
        assertThat(shared(one)).isZero();
        assertThat(shared(other)).isZero();
        assertThat(figures(report(answered).findings().against()))
                .containsEntry("flag-lifted/" + SHARED, 2L)
                .containsEntry("lowers/no-marketing-" + SHARED, 2L);
        assertThat(channels(one)).isEqualTo(ofOne);
    }

    /** Two customers of one person: nobody is asked again, and whatever restricts the one goes on restricting the other. */
    @Test
    void keepsBothTogetherWhenAPersonSaysThatTheyAreOne_F137() {
        int ofOne = channels(one);
        int ofOther = channels(other);
        nameBoth();
        String task =
                "" + home.sql(Integer.class, "select max(id) from task where kind = ? and state = 'open'", SHARED);
        assertThat(Terminal.run(home, "review", "show", task).text())
                .contains("task " + task + ": " + SHARED, other.number() + " / " + one.number());
        assertThat(decide(task, "DIFFERENT").code()).isEqualTo(ExitCode.USAGE.number());

        Terminal answered = decide(task, "SAME");

        assertThat(answered.code()).as(answered.text()).isZero();
        assertThat(answered.text()).contains("the customers stay restricted together");
        assertThat(Terminal.run(home, "review", "list").text()).doesNotContain(SHARED);
        assertThat(home.sql(Long.class, "select count(*) from verdict where standing and answer = 'same'"))
                .isEqualTo(2);
        population(4, other, "kutsumanimi", "Uusi");
        assertThat(shared(one)).isEqualTo(ofOther);
        assertThat(shared(other)).isEqualTo(ofOne);
        assertThat(home.sql(Long.class, "select count(*) from task where kind = ? and state = 'open'", SHARED))
                .isZero();
    }

    private Terminal decide(String task, String answer) {
        return Terminal.run(home, "review", "decide", task, answer, "--both", "--reason", "one application");
    }

    @Test
    void sharesThemWhenTheRegisterMergesTwoCodesInForce_F27() {
        int ofOne = channels(one);
        int ofOther = channels(other);
        MadeDelivery.changes(home, 3)
                .change(one.hetu(), "muutosattribuutti", "LISATIETO", "edelliset_hetut", other.hetu())
                .change(other.hetu(), "muutosattribuutti", "MUUTETTU", "hetu_voimassaolo", "2")
                .send();
        Map<String, String> before = home.customer(other.number());

        RegisterResult result = home.run("population");

        balances(result);
        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(other.number())).isEqualTo(before);
        assertThat(shared(one)).isEqualTo(ofOther);
        assertThat(shared(other)).isEqualTo(ofOne);
    }

    /** The code is taken only when the plan is applied: nobody had it when the records were linked. */
    @Test
    void sharesThemWhenTwoAreToldTheSameNewCode_F3() {
        int ofOne = channels(one);
        int ofOther = channels(other);
        String code = "010190-900P";
        MadeDelivery.changes(home, 3)
                .change(one.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(code, "edelliset_hetut", one.hetu())
                .change(other.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(code, "edelliset_hetut", other.hetu())
                .send();

        RegisterResult result = home.run("population");

        balances(result);
        assertThat(shared(one)).isEqualTo(ofOther);
        assertThat(shared(other)).isEqualTo(ofOne);
        RegisterResult again = population(4, one, "kutsumanimi", "Uusi");
        assertThat(again.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
    }

    /** A held plan is applied in two parts; what is shared follows each of them, and the figures balance after both. */
    @Test
    void sharesThemBesideAHeldPlan_F3() {
        int ofOther = channels(other);
        MadeDelivery delivery = MadeDelivery.changes(home, 3).change(other.hetu(), "edelliset_hetut", one.hetu());
        PreparedHome.on(databases).plainPeople().stream()
                .skip(20)
                .limit(80)
                .forEach(it -> delivery.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        delivery.send();
        RegisterResult held = home.run("population");
        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertThat(shared(one)).isEqualTo(ofOther);
        balances(held);
        Approval approval = new Approval(1000, home.clock().instant().plusSeconds(3600), "reviewer", "checked");
        assertThat(home.approve(held.runs().get(0), approval).code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        balances(held);
    }

    private RegisterResult nameBoth() {
        MadeDelivery.changes(home, 3)
                .change(other.hetu(), "edelliset_hetut", one.hetu())
                .change(one.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .send();
        RegisterResult result = home.run("population");
        balances(result);
        return result;
    }

    private RegisterResult population(int sequence, Person person, String... cells) {
        MadeDelivery.changes(home, sequence).change(person.hetu(), cells).send();
        RegisterResult result = home.run("population");
        balances(result);
        return result;
    }

    private void customers(int sequence, List<Map<String, String>> told) {
        MadeDelivery list = MadeDelivery.customers(home, sequence);
        Person.customerRows(home)
                .forEach(row -> list.row(told.stream()
                        .filter(it -> it.get("asiakasnumero").equals(row.get("asiakasnumero")))
                        .findFirst()
                        .orElse(row)));
        list.send();
    }

    private int channels(Person person) {
        return channels(person, "<>");
    }

    private int shared(Person person) {
        return channels(person, "=");
    }

    private List<String> audited(String run, Person person) {
        int id = home.sql(Integer.class, "select id from customer where number = ?", person.number());
        return home.read(dataSource -> new AuditLog(dataSource)
                .changesOf(run, id).stream().map(AuditLog.Change::body).toList());
    }

    private int channels(Person person, String comparison) {
        String channels = home.sql(
                String.class,
                "select coalesce(string_agg(cast(r.channels as varchar), ','), '0') from restriction r"
                        + " join customer c on c.id = r.customer_id where c.number = ? and r.reason " + comparison
                        + " ?",
                person.number(),
                SHARED);
        return Arrays.stream(channels.split(",")).mapToInt(Integer::parseInt).reduce(0, (a, b) -> a | b);
    }

    private static int bit(Channel channel) {
        return 1 << channel.ordinal();
    }

    private static Map<String, Long> figures(List<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(it -> it.name() + "/" + it.attribute(), Figure::value));
    }

    private RunReport report(RegisterResult result) {
        return home.report(result.runs().get(0));
    }

    private void balances(RegisterResult result) {
        RunReport report = report(result);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
    }
}
