package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.link.Answer;
import fi.ajantasa.report.HtmlReport;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ListRowsQuery;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A list of people without codes is linked by a trained model. */
@ParameterizedClass
@EnumSource
class NameListNightTest {
    private static final int LISTED = 300;
    private static final String TWIN = "C-99999";
    private static final String GROUND = "address: the same home";

    /** What tells how likely a link is and why. */
    private static final String[] TELLING = {"same home", "probability", "bits", "surname", "comes next"};

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<Person> people;
    private List<Map<String, String>> rows;

    @BeforeEach
    void define() throws IOException {
        PreparedHome prepared = PreparedHome.on(databases);
        home = prepared.copyTo(folder);
        people = prepared.plainPeople();
        NameList.define(home);
        rows = NameList.rows(home, people, LISTED);
    }

    @Test
    void findsTheCustomersAndNobodyElse() {
        train(rows);
        RunReport report = run();
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        Map<String, String> restricted = home.values("no-post");
        long found = people.subList(0, LISTED).stream()
                .filter(it -> restricted.containsKey(it.number()))
                .count();
        assertThat(found).isGreaterThan(LISTED * 97 / 100);
        assertThat((long) restricted.size() - found).isLessThan(4);
    }

    /** Two who cannot be told apart: both are restricted, a person is asked about each, and neither is enriched. */
    @Test
    void restrictsBothOfTwinsWhoCannotBeToldApartAndAsksAPerson() {
        Person one = people.get(LISTED + 1);
        train(rows);
        addTwin(one);
        String before = home.customer(one.number()).toString();
        RunReport report = deliver(1, withoutBirthDate(one));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.POSSIBLE)).isPositive();
        assertThat(report.counts().of(ListName.CLERICAL_OPENED))
                .isEqualTo(report.counts().of(ListName.POSSIBLE));
        assertThat(restricted(one.number(), TWIN)).isEqualTo(2);
        assertThat(home.sql(
                        Integer.class,
                        "select count(*) from task where kind = 'possible-match' and row_number = ?",
                        withoutBirthDate(one).size()))
                .isEqualTo(2);
        assertThat(home.customer(one.number()).toString()).isEqualTo(before);
        tellsWhy(one, report);
    }

    @Test
    void linksAPossibleRowToTheOneAPersonNamesAndFreesTheOther() {
        Person one = people.get(LISTED + 1);
        RunReport report = answerAboutTwins(one, Answer.SAME, Answer.DIFFERENT);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.values("no-post")).containsKey(one.number()).doesNotContainKey(TWIN);
        assertThat(restricted(one.number())).isEqualTo(1);
        assertThat(restricted(TWIN)).isZero();
        assertThat(openTasks(one.number(), TWIN)).isZero();
    }

    /** F137: nobody is asked again about a row that is of neither, and it restricts neither. */
    @Test
    void freesBothWhenAPersonSaysThatThePossibleRowIsOfNeither_F137() {
        Person one = people.get(LISTED + 1);
        RunReport report = answerAboutTwins(one, Answer.DIFFERENT, Answer.DIFFERENT);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.DECIDED_BEFORE)).isEqualTo(1);
        assertThat(restricted(one.number(), TWIN)).isZero();
        assertThat(openTasks(one.number(), TWIN)).isZero();
    }

    /** What nobody can tell stays restricted: in doubt, do not market. */
    @Test
    void keepsBothRestrictedWhenNobodyCanTell() {
        Person one = people.get(LISTED + 1);
        RunReport report = answerAboutTwins(one, Answer.CANNOT_TELL, Answer.CANNOT_TELL);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(restricted(one.number(), TWIN)).isEqualTo(2);
        assertThat(openTasks(one.number(), TWIN)).isZero();
        assertThat(home.values("no-post")).doesNotContainKeys(one.number(), TWIN);
    }

    /** F7: that the address is the same would tell where a protected person lives. */
    @Test
    void tellsNothingOfTheLinksOfAProtectedPerson_F7() {
        Person one = people.get(LISTED + 1);
        String run = askAboutTwins(one).header().run();
        String task = "" + task(one.number());
        assertThat(Terminal.run(home, "review", "show", task).text()).contains(GROUND);
        assertThat(Terminal.run(home, "explain", one.number(), "--purpose", "quality", "--links")
                        .text())
                .contains(GROUND);
        int listed = possible(run).size();

        MadeDelivery.changes(home, 2).change(one.hetu(), "turvakielto", "1").send();
        assertThat(home.run("population").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);

        assertAll(
                () -> explainsNoLinkOf(one),
                () -> showsNoLinkOf(task),
                () -> listsNoLinkOf(one, run),
                () -> reportsNoLinkOf(one, run));
        assertThat(possible(run)).hasSize(listed);
    }

    /** F7: nor is a protected person named who comes next. */
    @Test
    void doesNotNameAProtectedPersonWhoComesNext_F7() {
        Person one = people.get(LISTED + 1);
        askAboutTwins(one);
        MadeDelivery.changes(home, 2).change(one.hetu(), "turvakielto", "1").send();
        assertThat(home.run("population").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);

        assertThat(Terminal.run(home, "explain", TWIN, "--purpose", "quality", "--links")
                        .text())
                .contains(GROUND, "who comes next is not told because of a protection order")
                .doesNotContain(one.number(), "no other customer comes near");
        assertThat(Terminal.run(home, "explain", TWIN, "--purpose", "quality", "--links", "--json")
                        .text())
                .contains("\"runnerUp\" : \"hidden-by-protection-order\"", "\"runnerUpProbability\" : 0.0")
                .doesNotContain(one.number());
        assertThat(Terminal.run(home, "review", "show", "" + task(TWIN)).text())
                .contains(GROUND, "who comes next is not told")
                .doesNotContain(one.number());
    }

    private void explainsNoLinkOf(Person one) {
        for (String[] command : new String[][] {
            {"explain", one.number(), "--purpose", "quality"},
            {"explain", one.number(), "--purpose", "quality", "--links"}
        }) {
            assertThat(Terminal.run(home, command).text())
                    .contains("links of which nothing is told because of a protection order: 1")
                    .doesNotContain(TELLING)
                    .doesNotContain(TWIN, "name-list");
        }
        assertThat(Terminal.run(home, "explain", one.number(), "--purpose", "quality", "--links", "--json")
                        .text())
                .containsOnlyOnce("\"withheld\" : \"hidden-by-protection-order\"")
                .doesNotContain(TELLING)
                .doesNotContain(TWIN, "name-list", "\"weight\"");
    }

    private void showsNoLinkOf(String task) {
        assertThat(Terminal.run(home, "review", "show", task).text())
                .contains("hidden-by-protection-order", "nothing is told because of a protection order: 1")
                .doesNotContain(TELLING);
        assertThat(Terminal.run(home, "review", "show", task, "--json").text())
                .contains("\"withheld\" : \"hidden-by-protection-order\"")
                .doesNotContain(TELLING);
    }

    private void listsNoLinkOf(Person one, String run) {
        for (String json : List.of("", "--json")) {
            String[] command = {"runs", "show", run, "--list", "possible", json};
            String text = Terminal.run(
                            home,
                            Arrays.stream(command).filter(it -> !it.isEmpty()).toArray(String[]::new))
                    .text();
            assertThat(text)
                    .contains(TWIN, "POSSIBLE", "hidden-by-protection-order")
                    .containsOnlyOnce("nothing is told of this link because of a protection order")
                    .containsOnlyOnce("same home")
                    .doesNotContain(one.number());
        }
    }

    private void reportsNoLinkOf(Person one, String run) {
        String page = Terminal.run(home, "report", run).text();
        assertThat(page)
                .contains("Links of which nothing is told because of a protection order: 1.")
                .contains("Linkkejä, joista ei kerrota mitään turvakiellon vuoksi: 1.")
                .contains(TWIN)
                .doesNotContain(one.number());
        assertThat(Jsoup.parse(page).select("#linking figure")).hasSize(2);
        String json = Terminal.run(home, "report", run, "--json").text();
        assertThat(json)
                .containsOnlyOnce("\"withheld\" : \"hidden-by-protection-order\"")
                .contains(TWIN)
                .doesNotContain(one.number());
        assertThat(home.report(run).counts().linking().examples()).hasSize(3);
    }

    private List<List<String>> possible(String run) {
        return home.read(dataSource -> new ListRowsQuery(dataSource).find(run, "possible", 0, 100))
                .orElseThrow()
                .rows();
    }

    /** The row of a question is kept for as long as the definitions say; what it restricts stays restricted. */
    @Test
    void forgetsARowNobodyPlacedInTimeButNotWhatItRestricts() {
        Person one = people.get(LISTED + 1);
        askAboutTwins(one);

        home = home.daysLater(91);
        RunReport report = deliverAgain(one);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.sql(Integer.class, "select count(*) from task where state = 'expired'"))
                .isGreaterThanOrEqualTo(2);
        assertThat(
                        home.sql(
                                Integer.class,
                                "select count(*) from possible_record where task_id in (select id from task where state = 'expired')"))
                .isZero();
        assertThat(restricted(one.number(), TWIN)).isEqualTo(2);
    }

    /** The register tells of somebody at a customer's home whom we do not know: it is not the customer. */
    @Test
    void doesNotTakeAnUnknownSpouseForTheCustomer() {
        train(rows);
        List<Map<String, String>> some = new ArrayList<>(rows);
        List<Person> alone = people.subList(LISTED + 10, LISTED + 40);
        for (Person it : alone) {
            Map<String, String> spouse = NameList.row(it);
            spouse.put(
                    "etunimet",
                    it.register().getOrDefault("etunimet", "").contains("Matti") ? "Kerttu" : "Matti Olavi");
            spouse.put("syntymaaika", "1957-03-02");
            some.add(spouse);
        }
        deliver(1, some);
        Map<String, String> restricted = home.values("no-post");
        assertThat(alone.stream()
                        .filter(it -> restricted.containsKey(it.number()))
                        .count())
                .isLessThan(2);
    }

    @Test
    void knowsUnchangedRowsAgainAndLinksWhatChanged() {
        train(rows);
        deliver(1, rows);
        Map<String, String> first = home.values("no-post");
        List<Map<String, String>> changed = new ArrayList<>(rows.subList(1, rows.size()));
        changed.add(NameList.row(people.get(LISTED + 5)));
        RunReport second = deliver(2, changed);
        assertThat(second.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(second.counts().of(ListName.UNCHANGED_ROWS))
                .isGreaterThan(first.size() * 9 / 10)
                .isLessThanOrEqualTo(second.counts().of(ListName.MATCHED));
        assertThat(home.values("no-post")).containsKey(people.get(LISTED + 5).number());
    }

    private void tellsWhy(Person one, RunReport report) {
        String surname = one.register().getOrDefault("sukunimi", "");
        assertThat(Terminal.run(home, "explain", TWIN, "--purpose", "quality", "--links")
                        .text())
                .contains("possible by same-person", "next customer " + one.number(), "address: the same home")
                .doesNotContain(surname);
        assertThat(Terminal.run(home, "explain", TWIN, "--purpose", "quality", "--links", "--json")
                        .text())
                .contains("\"runnerUp\" : \"" + one.number() + "\"", "\"probability\" :");
        assertThat(Terminal.run(home, "review", "show", "" + task(TWIN)).text())
                .contains("possible by same-person", "next customer " + one.number(), "address: the same home")
                .doesNotContain(surname);
        String run = report.header().run();
        assertThat(Terminal.run(home, "runs", "show", run, "--list", "possible").text())
                .contains(TWIN, one.number(), "surname: the same")
                .doesNotContain(surname);
        assertThat(HtmlReport.html(report)).contains("<svg", "names", TWIN).doesNotContain(surname);
        assertThat(report.counts().linking().candidates()).isNotEmpty();
    }

    /** Whatever the order of deliveries and whatever came the night before, the links are those of one full delivery. */
    @Test
    void linksInPartsAsItLinksInOneGo(@TempDir Path other) {
        train(rows);
        TestHome atOnce = another(other);
        deliver(1, rows.subList(0, 500));
        deliver(2, rows);
        Map<String, String> inParts = links(home);
        home = atOnce;
        deliver(1, rows);
        assertThat(inParts).isEqualTo(links(home));
    }

    @Test
    void goesOnWhereTheDatabaseRefusedAWriteAndLinksAsIfNothingHadHappened_F139(@TempDir Path other) {
        train(rows);
        TestHome undisturbed = another(other);
        for (String trip : List.of("candidate_count (candidates < 0)", "likeness (id < 0)")) {
            String table = trip.substring(0, trip.indexOf(' '));
            home.meddle("alter table " + table + " add constraint trip check " + trip.substring(table.length() + 1));
            assertThat(home.run("name-list").code()).as(trip).isEqualTo(ExitCode.INTERNAL);
            home.meddle("alter table " + table + " drop constraint trip");
        }
        RunReport resumed = run();
        TestHome tripped = home;
        home = undisturbed;
        RunReport once = deliver(1, rows);
        assertThat(resumed.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(resumed.counts().linking().candidates())
                .isEqualTo(once.counts().linking().candidates());
        assertThat(links(tripped)).isEqualTo(links(undisturbed));
    }

    /** C11: the record that a person took away from a customer is not linked to that customer again. */
    @Test
    void whatAPersonTookApartStaysApart() {
        train(rows);
        run();
        Person one = people.get(0);
        assertThat(home.values("no-post")).containsKey(one.number());

        Splitting.Split split = home.split(one.number(), "name-list", 0);
        assertThat(split.verdict().code()).isEqualTo(ExitCode.OK);
        List<Map<String, String>> next = new ArrayList<>(rows);
        next.add(NameList.row(people.get(LISTED + 2)));
        RunReport report = deliver(2, next);

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.values("no-post")).doesNotContainKey(one.number());
        assertThat(restricted(one.number())).isZero();
    }

    /** F137: the model is sure of what a person took apart; the answer holds, and the disagreement is listed. */
    @Test
    void listsADifferentThatTonightsModelContradictsAndKeepsIt_F137() {
        train(rows);
        run();
        Person one = people.get(0);
        assertThat(home.split(one.number(), "name-list", 0).verdict().code()).isEqualTo(ExitCode.OK);
        assertThat(disagreeing()).contains("0 answers stand against");

        List<Map<String, String>> next = new ArrayList<>(rows);
        next.add(NameList.row(people.get(LISTED + 2)));
        send(2, next);
        NameList.train(home);
        RegisterResult dry = home.dryRun("name-list").get(0);
        assertThat(dry.code()).as(dry.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        assertThat(disagreeing()).contains("0 answers stand against");
        RunReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(disagreeing())
                .contains(
                        one.number(),
                        "different by reviewer; " + report.header().run() + " says same-person")
                .contains("1 answers stand against what a rule or model now says");
        assertThat(home.values("no-post")).doesNotContainKey(one.number());
        assertThat(restricted(one.number())).isZero();

        limits("enrich: 0.95, restrict: 0.2", "enrich: 1, restrict: 0.2");
        assertThat(deliver(3, rows).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(disagreeing()).contains("0 answers stand against");
    }

    /** F137: the model no longer thinks of the customer a person named; the link holds, and the disagreement is listed. */
    @Test
    void listsASameThatTonightsModelContradictsAndKeepsIt_F137() {
        Person one = people.get(LISTED + 1);
        answerAboutTwins(one, Answer.SAME, Answer.DIFFERENT);
        assertThat(disagreeing()).contains("0 answers stand against");

        limits("enrich: 0.95, restrict: 0.2", "enrich: 1, restrict: 1");
        limits("max: 50 %, floor: 50", "max: 100 %, floor: 1000");
        RunReport report = deliver(3, withoutBirthDate(one));

        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(disagreeing())
                .contains(one.number(), "same by reviewer; " + report.header().run() + " says unlike")
                .contains("1 answers stand against");
        assertThat(Terminal.run(home, "review", "list", "--disagreeing", "--json")
                        .text())
                .contains("\"answer\" : \"same\"", "\"says\" : \"unlike\"", "\"by\" : \"reviewer\"");
        assertThat(home.values("no-post")).containsKey(one.number()).doesNotContainKey(TWIN);
    }

    private String disagreeing() {
        return Terminal.run(home, "review", "list", "--disagreeing").text();
    }

    private void limits(String before, String after) {
        home.define("name-list.yaml", it -> it.replace(before, after));
    }

    private RunReport askAboutTwins(Person one) {
        home.define("decisions.yaml", it -> it.replace("second: 5 %", "second: 0 %"));
        train(rows);
        addTwin(one);
        RunReport report = deliver(1, withoutBirthDate(one));
        assertThat(restricted(one.number(), TWIN)).isEqualTo(2);
        return report;
    }

    /** A person answers what is asked of the one and of the twin; then the list comes again. */
    private RunReport answerAboutTwins(Person one, Answer ofOne, Answer ofTwin) {
        askAboutTwins(one);
        assertThat(home.answer(task(one.number()), ofOne, "reviewer").code()).isEqualTo(ExitCode.OK);
        assertThat(home.answer(task(TWIN), ofTwin, "reviewer").code()).isEqualTo(ExitCode.OK);
        return deliverAgain(one);
    }

    /** Delivers the list again with another row in it. */
    private RunReport deliverAgain(Person one) {
        List<Map<String, String>> next = withoutBirthDate(one);
        next.add(NameList.row(people.get(LISTED + 5)));
        return deliver(2, next);
    }

    /** All rows and, as the last, one that could be of this person or of whoever is called and lives alike. */
    private List<Map<String, String>> withoutBirthDate(Person one) {
        Map<String, String> row = NameList.row(one);
        row.put("syntymaaika", "");
        List<Map<String, String>> some = new ArrayList<>(rows);
        some.add(row);
        return some;
    }

    private int task(String number) {
        return home.sql(
                Integer.class,
                "select max(t.id) from task t join customer c on c.id = t.customer_id"
                        + " where t.kind = 'possible-match' and t.state = 'open' and c.number = ?",
                number);
    }

    private int openTasks(String... numbers) {
        return count("task r where r.kind = 'possible-match' and r.state = 'open'", numbers);
    }

    private int restricted(String... numbers) {
        return count("restriction r where r.reason = 'no-post'", numbers);
    }

    private int count(String rows, String... numbers) {
        int count = 0;
        for (String number : numbers) {
            count += home.sql(
                    Integer.class,
                    "select count(*) from " + rows + " and r.customer_id in (select id from customer where number = ?)",
                    number);
        }
        return count;
    }

    private static Map<String, String> links(TestHome of) {
        return of.values("no-post");
    }

    /** The same installation, before anything of the list was taken in. */
    private TestHome another(Path other) {
        TestHome copy = PreparedHome.on(databases).copyTo(other);
        NameList.copyDefinitions(home, copy);
        return copy;
    }

    private RunReport deliver(int sequence, List<Map<String, String>> some) {
        send(sequence, some);
        return run();
    }

    private void train(List<Map<String, String>> some) {
        send(1, some);
        NameList.train(home);
    }

    /** Delivers a new customer without a code who is called like this one and lives there. */
    private void addTwin(Person one) {
        Map<String, String> row = NameList.row(one);
        MadeDelivery customers = MadeDelivery.customers(home, 2);
        Person.customerRows(home).forEach(customers::row);
        customers
                .row(one.telling(
                        "asiakasnumero",
                        TWIN,
                        "hetu",
                        "",
                        "sukunimi",
                        row.getOrDefault("sukunimi", ""),
                        "etunimet",
                        row.getOrDefault("etunimet", ""),
                        "syntymaaika",
                        "",
                        "katuosoite",
                        row.getOrDefault("katuosoite", ""),
                        "postinumero",
                        row.getOrDefault("postinumero", ""),
                        "postitoimipaikka",
                        row.getOrDefault("postitoimipaikka", "")))
                .send();
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
    }

    private RunReport run() {
        RegisterResult result = home.run("name-list");
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        return home.report(result.runs().get(0));
    }

    private void send(int sequence, List<Map<String, String>> some) {
        NameList.send(home, sequence, some);
    }
}
