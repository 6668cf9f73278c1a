package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code rerun RUN}: the same files once more under today's definitions. */
@ParameterizedClass
@EnumSource
class RerunTest {
    private static final String RUN = "R-20261122-04";
    private static final String FILE = "vtj_sahko_20261121_000002.csv";
    private static final String RIGHT = "direct-marketing-ban, codes: {\"1\": on, \"0\": off}";
    private static final UnaryOperator<String> WRONG =
            it -> it.replace(RIGHT, "direct-marketing-ban, codes: {\"1\": off}");
    private static final UnaryOperator<String> MENDED =
            it -> it.replace("direct-marketing-ban, codes: {\"1\": off}", RIGHT);

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private PreparedHome prepared;
    private List<Person> people;
    private TestHome home;

    @BeforeEach
    void deliver() {
        prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("home"));
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.subList(0, 20).forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        people.subList(20, 30).forEach(it -> delivery.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        people.subList(30, 40).forEach(it -> delivery.change(it.hetu(), "suoramarkkinointikielto", "1"));
        delivery.send();
    }

    private Terminal rerun(String run) {
        return Terminal.run(home, "rerun", run);
    }

    private void refuses(ExitCode code, String run, String... words) {
        String before = home.export();
        Terminal shown = rerun(run);
        assertThat(shown.code()).as(shown.text()).isEqualTo(code.number());
        assertThat(shown.text().lines()).hasSize(3);
        assertThat(shown.text()).startsWith(code.name()).contains(words);
        assertThat(home.export()).isEqualTo(before);
    }

    private void ran() {
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    private String latest() {
        return home.sql(
                String.class,
                "select id from run where register = 'population' order by started_at desc, id desc limit 1");
    }

    private long changes() {
        return home.sql(Long.class, "select coalesce(sum(entries), 0) from audit_bundle where kind = 'change'");
    }

    @Test
    void changesNothingUnderTheSameDefinitionsHoweverOftenItIsTyped() {
        ran();
        String before = home.export();
        long changes = changes();

        Terminal first = rerun(RUN);

        assertThat(first.code()).as(first.text()).isEqualTo(ExitCode.OK.number());
        assertThat(home.export()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
        String rerun = latest();
        assertThat(rerun).isNotEqualTo(RUN);
        assertThat(first.text()).contains("Linked: " + rerun + " is a rerun of " + RUN);
        assertThat(home.report(rerun).verdict()).isEqualTo(Verdict.BALANCED);
        refuses(ExitCode.ALREADY_DONE, RUN, "run " + rerun + " is its rerun under these very definitions");
        assertThat(home.sql(Long.class, "select count(*) from run where register = 'population'"))
                .isEqualTo(3);
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    @Test
    void bothRunsTellOfEachOtherInTheirTimelines() {
        ran();
        rerun(RUN);
        assertThat(Terminal.run(home, "runs", "show", RUN, "--timeline").text())
                .contains("rerun ", "by " + TestHome.me() + ": as run " + latest() + ", population: DONE OK");
        assertThat(Terminal.run(home, "runs", "show", latest(), "--timeline").text())
                .contains("rerun of " + RUN, "attempt 1 by rerun");
    }

    @Test
    void changesWhatTheDefinitionsSayOtherwiseToday() {
        home.define("population.yaml", WRONG);
        ran();
        assertThat(home.customer(people.get(30).number())).doesNotContainEntry("direct-marketing-ban", "1");
        home.define("population.yaml", MENDED);

        Terminal shown = rerun(RUN);

        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        people.subList(30, 40)
                .forEach(it -> assertThat(home.customer(it.number())).containsEntry("direct-marketing-ban", "1"));
        assertThat(home.sql(
                        Long.class,
                        "select sum(entries) from audit_bundle where kind = 'change' and run_id = ?",
                        latest()))
                .isEqualTo(10);
        assertThat(home.report(latest()).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void endsAsIfTheDeliveryHadComeUnderTodaysDefinitionsOnly() {
        TestHome right = home.copyTo(folder.resolve("right"));
        if (databases == Databases.POSTGRESQL) {
            right = prepared.copyTo(folder.resolve("other"));
            copyDelivery(right);
        }
        assertThat(right.run("population").code()).isEqualTo(ExitCode.OK);
        home.define("population.yaml", WRONG);
        ran();
        home.define("population.yaml", MENDED);
        rerun(RUN);
        assertThat(values(home)).isEqualTo(values(right));
    }

    private void copyDelivery(TestHome to) {
        try {
            for (String name : List.of(FILE, FILE.replace(".csv", "_control.json"))) {
                Files.copy(
                        home.inbox("population").resolve(name),
                        to.inbox("population").resolve(name));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String values(TestHome of) {
        return of.values("family-name").toString() + of.values("permanent-address") + of.values("direct-marketing-ban");
    }

    @Test
    void isRefusedWhenALaterDeliveryWasApplied() {
        ran();
        MadeDelivery.changes(home, 3)
                .change(people.get(0).hetu(), "sukunimi", "Uudempi")
                .send();
        ran();

        refuses(ExitCode.INPUT_CONFLICT, RUN, "older-than-applied", "population-3", "bring old values back", latest());

        home.meddle("update extract set state = 'ABANDONED' where sequence = 3");
        refuses(ExitCode.INPUT_CONFLICT, RUN, "older-than-applied", "population-3");
        home.meddle("update extract set state = 'APPLIED' where sequence = 3");
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uudempi");
        assertThat(rerun(latest()).code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void isRefusedWhenItsFilesAreGone() throws IOException {
        ran();
        Files.delete(home.inbox("population").resolve(FILE));
        refuses(ExitCode.NOT_RESUMABLE, RUN, "population-2", "neither in the register's folder nor");
    }

    @Test
    void isRefusedWhileARunOfTheRegisterIsInterrupted() {
        home.meddle("alter table audit_bundle add constraint trip check (not (run_id = '" + RUN + "'))");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.AUDIT_FAIL);
        home.meddle("alter table audit_bundle drop constraint trip");
        refuses(ExitCode.NOT_RESUMABLE, "R-20261122-03", RUN, "was interrupted", "Resume or abandon");
        assertThat(Terminal.run(home, "resume", RUN).code()).isEqualTo(ExitCode.OK.number());
        assertThat(rerun(RUN).code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void isNotForANightADryRunOrAnUnknownRun() {
        assertThat(home.dryRun("population").get(0).code()).isEqualTo(ExitCode.OK);
        refuses(ExitCode.USAGE, RUN, "a dry run");
        refuses(ExitCode.USAGE, "R-20261122-01", "a night is no run of a register");
        refuses(ExitCode.USAGE, "R-20260101-99", "there is no run R-20260101-99");
    }

    @Test
    void aDryRerunPlansAndChangesNothing() {
        home.define("population.yaml", WRONG);
        ran();
        home.define("population.yaml", MENDED);
        String before = home.export();
        Terminal shown = Terminal.run(home, "rerun", RUN, "--dry-run");
        assertThat(shown.code()).isEqualTo(ExitCode.OK.number());
        assertThat(shown.text()).contains("dry run");
        assertThat(home.export()).isEqualTo(before);
        assertThat(rerun(RUN).code()).isEqualTo(ExitCode.OK.number());
        assertThat(home.customer(people.get(30).number())).containsEntry("direct-marketing-ban", "1");
    }

    @Test
    void aFullListChangesNothingEither() {
        String before = home.export();
        long changes = changes();
        Terminal shown = rerun("R-20261122-03");
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        assertThat(home.export()).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
        assertThat(home.report(latest()).verdict()).isEqualTo(Verdict.BALANCED);
        ran();
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void takesARefusedDeliveryWhenWhatItWasRefusedForIsMended() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.subList(0, 30)
                .forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen", "muutosattribuutti", "SIIRTYNYT"));
        delivery.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        home.define(
                "population.yaml", it -> it.replaceFirst("LISATTY: added", "LISATTY: added\n      SIIRTYNYT: added"));

        Terminal shown = rerun(RUN);

        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void whatAPersonRefusedStaysRefused() {
        MadeDelivery moves = MadeDelivery.changes(home, 2);
        people.subList(0, 120).forEach(it -> moves.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        moves.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        refuses(ExitCode.HELD, RUN, "waits for a person");
        home.refuse(RUN, "second-person");
        refuses(ExitCode.INPUT_CONFLICT, RUN, "refused-by-person");
    }

    /** As a run does: broken off while it applies, it goes on after its last committed slice. */
    @Test
    void oneThatBreaksOffIsContinued_F139() {
        home.define("population.yaml", WRONG);
        ran();
        home.define("population.yaml", MENDED);
        home.meddle("alter table audit_bundle add constraint trip check (kind <> 'change'"
                + " or run_id like 'R-20261122%')");
        Terminal broken = rerun(RUN);
        assertThat(broken.code()).as(broken.text()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(broken.text()).contains("Committed slices stay");
        home.meddle("alter table audit_bundle drop constraint trip");
        refuses(ExitCode.NOT_RESUMABLE, RUN, "was interrupted");

        assertThat(Terminal.run(home, "resume", latest()).code()).isEqualTo(ExitCode.OK.number());

        assertThat(home.customer(people.get(30).number())).containsEntry("direct-marketing-ban", "1");
        assertThat(home.report(latest()).verdict()).isEqualTo(Verdict.BALANCED);
    }
}
