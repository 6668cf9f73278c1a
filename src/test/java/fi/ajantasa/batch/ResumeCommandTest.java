package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code resume RUN}, and the attempts at a run as its timeline tells them. */
@ParameterizedClass
@EnumSource
class ResumeCommandTest {
    private static final String RUN = "R-20261122-04";
    private static final String FILE = "vtj_sahko_20261121_000002.csv";

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
        home = deliver("home");
    }

    private TestHome deliver(String name) {
        TestHome to = prepared.copyTo(folder.resolve(name));
        MadeDelivery delivery = MadeDelivery.changes(to, 2);
        people.subList(0, 40).forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        delivery.send();
        return to;
    }

    /** Breaks the run off where a write breaks the condition. */
    private void interrupt(String table, String condition) {
        home.meddle("alter table " + table + " add constraint trip check (" + condition + ")");
        assertThat(home.run("population").code()).isIn(ExitCode.INTERNAL, ExitCode.AUDIT_FAIL);
        home.meddle("alter table " + table + " drop constraint trip");
    }

    private void interruptApply() {
        interrupt("audit_bundle", "not (run_id = '" + RUN + "' and kind = 'change')");
    }

    private void interruptMatch() {
        interrupt("hit", "run_id <> '" + RUN + "'");
    }

    private Terminal resume() {
        return Terminal.run(home, "resume", RUN);
    }

    private void refuses(ExitCode code, String... words) {
        Terminal shown = resume();
        assertThat(shown.code()).as(shown.text()).isEqualTo(code.number());
        assertThat(shown.text().lines()).hasSize(3);
        assertThat(shown.text()).startsWith(code.name()).contains(words);
    }

    @Test
    void continuesExactlyThatRunAndTakesNothingElse() {
        TestHome unbroken = deliver("unbroken");
        assertThat(unbroken.run("population").code()).isEqualTo(ExitCode.OK);
        interruptApply();
        MadeDelivery.changes(home, 3)
                .change(people.get(50).hetu(), "sukunimi", "Muunen")
                .send();

        Terminal shown = resume();

        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        assertThat(shown.text()).contains(RUN, "balanced");
        assertThat(home.export()).isEqualTo(unbroken.export());
        assertThat(home.sql(Long.class, "select count(*) from run where register = 'population'"))
                .isEqualTo(2);
    }

    @Test
    void changesNothingWhenTypedTwice_F141() {
        interruptApply();
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
        String before = home.export();
        long entries = entries();

        refuses(ExitCode.ALREADY_DONE, "ended DONE OK", "Nothing was changed");

        assertThat(home.export()).isEqualTo(before);
        assertThat(entries()).isEqualTo(entries);
        assertThat(home.sql(Long.class, "select count(*) from run_attempt where run_id = ?", RUN))
                .isEqualTo(2);
    }

    private long entries() {
        return home.sql(Long.class, "select sum(entries) from audit_bundle");
    }

    @Test
    void namesTheDefinitionThatChangedWithItsHashes_F143() {
        interruptApply();
        home.define("population.yaml", it -> it.replace("max: 3 %", "max: 4 %"));

        refuses(ExitCode.NOT_RESUMABLE, "population.yaml was ", ", is ", "since it stopped");
        assertThat(resume().text()).containsPattern(Pattern.compile("was [0-9a-f]{12}, is [0-9a-f]{12} "));
        assertThat(resume().text()).doesNotContain("customers.yaml");

        home.define("population.yaml", it -> it.replace("max: 4 %", "max: 3 %"));
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void namesADefinitionThatCameOrWent_F143() throws IOException {
        interruptApply();
        Files.copy(home.jobs().resolve("student-discount.yaml"), folder.resolve("kept.yaml"));
        Files.delete(home.jobs().resolve("student-discount.yaml"));
        refuses(ExitCode.NOT_RESUMABLE, "student-discount.yaml was ", " and is gone");
        Files.copy(folder.resolve("kept.yaml"), home.jobs().resolve("student-discount.yaml"));
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void namesAnInputThatIsGoneAndGoesOnOnceItIsBack_F143() throws IOException {
        interruptMatch();
        Path file = home.inbox("population").resolve(FILE);
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        refuses(ExitCode.NOT_RESUMABLE, "delivery population-2 ", "no longer in the folder of population");

        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T20:00:00Z")));
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void namesAFileThatHasOtherContent_F143() throws IOException {
        interruptMatch();
        Path file = home.inbox("population").resolve(FILE);
        Files.writeString(file, Files.readString(file).replace("Uusinen", "Vanhine"));

        refuses(ExitCode.NOT_RESUMABLE, "file " + FILE + " (was ", "has other content");

        assertThat(home.export()).isEqualTo(prepared.export());
    }

    /** What was read is stored, so the rest of the plan needs no file. */
    @Test
    void appliesTheRestOfAPlanWithoutItsInput() throws IOException {
        interruptApply();
        Files.delete(home.inbox("population").resolve(FILE));
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void isNotContinuedByAProgramOfAnotherStepContract_F143() {
        interruptApply();
        home.meddle("update run_attempt set contract = 0 where run_id = ?", RUN);
        refuses(ExitCode.NOT_RESUMABLE, "step contract was 0, is " + RegisterJob.CONTRACT);
        assertThat(home.run("population").code()).isEqualTo(ExitCode.NOT_RESUMABLE);
        assertThat(home.export()).isEqualTo(prepared.export());
    }

    /** Whoever changes this list, or what a step leaves for the next, raises the number. */
    @Test
    void theStepContractIsThatOfTheseSteps() {
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        List<String> steps = home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select s.step_name from batch_step_execution s join batch_job_execution_params p"
                        + " on p.job_execution_id = s.job_execution_id where p.parameter_value = ?"
                        + " and s.step_name not like '%-part:%' order by s.step_execution_id")
                .param(RUN)
                .query(String.class)
                .list());
        assertThat(RegisterJob.CONTRACT).isEqualTo(2);
        assertThat(steps)
                .containsExactly(
                        "receive",
                        "match",
                        "match-close",
                        "decide",
                        "decide-close",
                        "check",
                        "apply",
                        "apply-close",
                        "summarise");
    }

    @Test
    void isRefusedWhileAnotherProcessWorks_F141() throws Exception {
        interruptApply();
        try (Workplace working = Workplace.open(home.installation(), Clock.systemUTC())) {
            assertThat(working.runs().find(RUN)).isPresent();
            refuses(ExitCode.LOCKED, "held by process ");
        }
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());
    }

    @Test
    void isNotForANightAnAbandonedOrAnUnknownRun() {
        interruptApply();
        Terminal night = Terminal.run(home, "resume", "R-20261122-01");
        assertThat(night.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(night.text()).contains("a night is no run of a register");
        assertThat(Terminal.run(home, "resume", "R-20260101-99").code()).isEqualTo(ExitCode.USAGE.number());

        assertThat(home.abandon(RUN, "shift-leader").code()).isEqualTo(ExitCode.OK);
        refuses(ExitCode.NOT_RESUMABLE, "abandoned");
    }

    @Test
    void theTimelineTellsEveryAttemptInHelsinkiTime() {
        interruptApply();
        assertThat(resume().code()).isEqualTo(ExitCode.OK.number());

        Terminal shown = Terminal.run(home, "runs", "show", RUN, "--timeline");

        assertThat(shown.code()).isEqualTo(ExitCode.OK.number());
        assertThat(shown.text().lines().map(String::strip))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(RUN + "  population  DONE OK"),
                        line -> assertThat(line)
                                .startsWith("2026-11-22T12:00:00+02:00  opened ")
                                .contains("by night-operator: for 2026-11-22, delivery population-2"),
                        line -> assertThat(line)
                                .contains(
                                        "started ",
                                        "attempt 1 by run, process "
                                                + ProcessHandle.current().pid()),
                        line -> assertThat(line).contains("stopped ", "attempt 1 at apply", ": INTERRUPTED AUDIT_FAIL"),
                        line -> assertThat(line).contains("started ", "by " + TestHome.me() + ": attempt 2 by resume"),
                        line -> assertThat(line).contains("stopped ", "attempt 2 at summarise: DONE OK"));
    }

    @Test
    void theTimelineAsJsonHasBothTimesAndStableKeys() {
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        Terminal shown = Terminal.run(home, "runs", "show", RUN, "--timeline", "--json");
        assertThat(shown.text())
                .contains("\"run\" : \"" + RUN + "\"", "\"state\" : \"DONE\"", "\"code\" : \"OK\"", "\"events\" : [")
                .contains("\"utc\" : \"2026-11-22T10:00:00Z\"", "\"helsinki\" : \"2026-11-22T12:00:00+02:00\"")
                .contains("\"what\" : \"started\"", "\"by\" : \"night-operator\"", "\"detail\" : \"attempt 1 by run, ");
        assertThat(Terminal.run(home, "runs", "show", "R-20260101-99", "--timeline")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void theTimelineOfANightTellsItsRegistersAndThatOfAnAbandonedRunByWhom() {
        Terminal night = Terminal.run(home, "runs", "show", "R-20261122-01", "--timeline");
        assertThat(night.text())
                .contains("register ", "R-20261122-02, customers: DONE OK", "R-20261122-03, population: DONE OK");

        interruptMatch();
        home.abandon(RUN, "shift-leader");
        assertThat(Terminal.run(home, "runs", "show", RUN, "--timeline").text())
                .contains("FAILED NOT_RESUMABLE", "attempt 1 at match", "abandonment", "by shift-leader: ");
    }

    @Test
    void theTimelineTellsHoldsAndWhoSaidWhatToThem() {
        MadeDelivery moves = MadeDelivery.changes(home, 2);
        people.subList(0, 120).forEach(it -> moves.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        moves.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);
        refuses(ExitCode.HELD, "waits for a person", "nothing to resume");
        Instant until = Instant.parse("2026-11-23T10:00:00Z");
        home.approve(RUN, new Approval(1, until, "second-person", "checked"));
        home.approve(RUN, new Approval(100_000, until, "second-person", "checked"));

        assertThat(Terminal.run(home, "runs", "show", RUN, "--timeline").text())
                .contains("attempt 1 at summarise: HELD")
                .contains("by second-person: ceiling-passed, ceiling 1")
                .contains("by second-person: accepted, ceiling 100000")
                .contains("by second-person: attempt 2 by approve")
                .contains("attempt 2 at summarise: DONE OK");
    }
}
