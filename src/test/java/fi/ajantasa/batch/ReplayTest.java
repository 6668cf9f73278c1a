package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code replay RUN}: its rejected rows once more, and no other row of its delivery. */
@ParameterizedClass
@EnumSource
class ReplayTest {
    private static final String RUN = "R-20261122-04";
    private static final UnaryOperator<String> KNOWS_MOVED =
            it -> it.replaceFirst("LISATTY: added", "LISATTY: added\n      SIIRTYNYT: added");
    private static final UnaryOperator<String> KNOWS_HIDDEN =
            it -> it.replace("protection-order, codes: {\"1\": on,", "protection-order, codes: {\"1\": on, \"2\": on,");

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private List<Person> people;
    private TestHome home;

    /** Twenty good rows; three with a kind of change and two with a state that nobody knows; one with a wrong code. */
    @BeforeEach
    void deliver() {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("home"));
        rows().send();
    }

    private MadeDelivery rows() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.subList(0, 20).forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        moved().forEach(it -> delivery.change(it.hetu(), "sukunimi", "Siirtynen", "muutosattribuutti", "SIIRTYNYT"));
        hidden().forEach(it -> delivery.change(it.hetu(), "turvakielto", "2"));
        return delivery.change("010190-900Q", "sukunimi", "Uusinen");
    }

    private List<Person> moved() {
        return people.subList(20, 23);
    }

    private List<Person> hidden() {
        return people.subList(23, 25);
    }

    private void ran() {
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
    }

    private Terminal replay(String... more) {
        return Terminal.run(
                home, Stream.concat(Stream.of("replay", RUN), Stream.of(more)).toArray(String[]::new));
    }

    private void refuses(Terminal shown, ExitCode code, String... words) {
        assertThat(shown.code()).as(shown.text()).isEqualTo(code.number());
        assertThat(shown.text().lines()).hasSize(3);
        assertThat(shown.text()).startsWith(code.name()).contains(words);
    }

    private void replays(Terminal shown, long accepted, long rejected) {
        assertThat(shown.code())
                .as(shown.text())
                .isEqualTo((rejected == 0 ? ExitCode.OK : ExitCode.OK_WITH_REJECTS).number());
        assertThat(home.report(latest()).verdict())
                .as(home.report(latest()).equations().toString())
                .isEqualTo(Verdict.BALANCED);
        assertThat(size(ListName.ACCEPTED)).isEqualTo(accepted);
        assertThat(size(ListName.REJECTED)).isEqualTo(rejected);
        assertThat(size(ListName.NOT_REPLAYED)).isEqualTo(26 - accepted - rejected);
    }

    private long size(ListName list) {
        return home.report(latest()).counts().of(list);
    }

    private String latest() {
        return home.sql(
                String.class,
                "select id from run where register = 'population' order by started_at desc, id desc limit 1");
    }

    @Test
    void takesInWhatIsUnderstoodNowAndRejectsTheRestAgain() {
        ran();
        String before = home.export();
        home.define("population.yaml", KNOWS_MOVED);

        replays(replay(), 3, 3);

        moved().forEach(it -> assertThat(home.customer(it.number())).containsEntry("family-name", "Siirtynen"));
        hidden().forEach(it -> assertThat(home.customer(it.number())).doesNotContainEntry("protection-order", "1"));
        assertThat(home.export().lines().filter(it -> !before.contains(it))).hasSize(3);
        assertThat(Terminal.run(home, "runs", "show", RUN, "--timeline").text())
                .contains("replay ", "as run " + latest() + ", population: DONE OK_WITH_REJECTS");
        assertThat(Terminal.run(home, "runs", "show", latest(), "--list", "replayed")
                        .text()
                        .lines())
                .filteredOn(it -> it.contains(".csv,"))
                .hasSize(6);
    }

    @Test
    void doesNothingMoreWhenTypedTwice() {
        ran();
        home.define("population.yaml", KNOWS_MOVED);
        replays(replay(), 3, 3);
        String done = latest();
        String before = home.export();
        long entries = home.sql(Long.class, "select sum(entries) from audit_bundle");

        refuses(replay(), ExitCode.ALREADY_DONE, "run " + done + " is its replay under these very definitions");

        assertThat(latest()).isEqualTo(done);
        assertThat(home.export()).isEqualTo(before);
        assertThat(home.sql(Long.class, "select sum(entries) from audit_bundle"))
                .isEqualTo(entries);
    }

    @Test
    void aLaterReplayTriesOnlyWhatIsStillRejected() {
        ran();
        home.define("population.yaml", KNOWS_MOVED);
        replays(replay(), 3, 3);
        home.define("population.yaml", KNOWS_HIDDEN);

        replays(replay(), 2, 1);

        hidden().forEach(it -> assertThat(home.customer(it.number())).containsEntry("protection-order", "1"));
        moved().forEach(it -> assertThat(home.customer(it.number())).containsEntry("family-name", "Siirtynen"));
    }

    @Test
    void aRuleChoosesItsRowsOnly() {
        ran();
        home.define("population.yaml", KNOWS_MOVED);
        replays(replay("--rule", "check-character-wrong"), 0, 1);
        moved().forEach(it -> assertThat(home.customer(it.number())).doesNotContainEntry("family-name", "Siirtynen"));
        replays(replay("--rule", "unknown-code"), 3, 2);
        refuses(replay("--rule", "no-such-date"), ExitCode.USAGE, "check-character-wrong, unknown-code");
    }

    /** Which of two rows of one delivery is the later word can only be told when both are read together. */
    @Test
    void aRowBesideAnAcceptedOneOfItsCustomerStaysRejected() {
        rows().change(people.get(0).hetu(), "sukunimi", "Toinen", "muutosattribuutti", "SIIRTYNYT")
                .send();
        ran();
        home.define("population.yaml", KNOWS_MOVED);

        assertThat(replay().code()).isEqualTo(ExitCode.OK_WITH_REJECTS.number());

        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
        assertThat(home.sql(String.class, "select rules from rejection where run_id = ? and row_number = 27", latest()))
                .isEqualTo(Replayed.BESIDE_ACCEPTED);
        assertThat(home.report(latest()).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void isRefusedWhenALaterDeliveryWasApplied() {
        ran();
        MadeDelivery.changes(home, 3)
                .change(moved().get(0).hetu(), "sukunimi", "Uudempi")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        home.define("population.yaml", KNOWS_MOVED);

        refuses(replay(), ExitCode.INPUT_CONFLICT, "older-than-applied", "population-3");

        assertThat(home.customer(moved().get(0).number())).containsEntry("family-name", "Uudempi");
    }

    @Test
    void isNotForARunWithoutRejectedRowsNorForANight() {
        refuses(Terminal.run(home, "replay", "R-20261122-03"), ExitCode.ALREADY_DONE, "no rejected row of it is left");
        refuses(Terminal.run(home, "replay", "R-20261122-01"), ExitCode.USAGE, "a night is no run of a register");
        refuses(Terminal.run(home, "replay", "R-20260101-99"), ExitCode.USAGE, "there is no run");
    }

    @Test
    void isNotForADeliveryThatWasRefusedWhole() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.subList(0, 30).forEach(it -> delivery.change(it.hetu(), "turvakielto", "2"));
        delivery.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        refuses(replay(), ExitCode.USAGE, "refused whole", "Rerun it");
    }

    @Test
    void aDryReplayChangesNothing() {
        ran();
        String before = home.export();
        home.define("population.yaml", KNOWS_MOVED);
        Terminal shown = replay("--dry-run");
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        assertThat(home.export()).isEqualTo(before);
        replays(replay(), 3, 3);
    }

    /** Whoever is not among the replayed rows of a full list is not missing in it. */
    @Test
    void aReplayOfAFullListTakesNobodyForMissing() {
        home.define("population.yaml", it -> it.replace("rows: {min: 1000}", "rows: {min: 1}"));
        MadeDelivery list = MadeDelivery.fullList(home, 2);
        Person one = people.get(3);
        people.forEach(it -> list.row(it == one ? it.saying("turvakielto", "2") : it.saying()));
        list.send();
        ran();
        String before = home.export();
        home.define("population.yaml", KNOWS_HIDDEN);

        assertThat(replay().code()).isEqualTo(ExitCode.OK.number());

        assertThat(home.customer(one.number())).containsEntry("protection-order", "1");
        assertThat(home.export().lines().filter(it -> !before.contains(it))).hasSizeLessThanOrEqualTo(1);
        assertThat(size(ListName.ACCEPTED)).isEqualTo(1);
        assertThat(home.report(latest()).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.sql(Long.class, "select count(*) from run_list where run_id = ? and name = 'absent'", latest()))
                .isZero();
    }

    @Test
    void oneThatBreaksOffIsContinuedWithTheSameRows_F139() {
        ran();
        home.define("population.yaml", KNOWS_MOVED);
        home.meddle("alter table plan_slice add constraint trip check (run_id like 'R-20261122%')");
        assertThat(replay().code()).isEqualTo(ExitCode.INTERNAL.number());
        home.meddle("alter table plan_slice drop constraint trip");

        replays(Terminal.run(home, "run", "population"), 3, 3);

        moved().forEach(it -> assertThat(home.customer(it.number())).containsEntry("family-name", "Siirtynen"));
    }
}
