package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code backfill REGISTER}: business dates that lack a run, in order, each once (F146). */
@ParameterizedClass
@EnumSource
class BackfillTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private List<Person> people;
    private TestHome home;

    /** Of the 22nd a run was accepted; changes of the 23rd, 24th and 26th lie in the folder, none of the 25th. */
    @BeforeEach
    void deliver() {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("home"));
        send(2, "2026-11-23", "Toinen");
        send(3, "2026-11-24", "Kolmas");
        send(4, "2026-11-26", "Neljäs");
    }

    private void send(int sequence, String day, String name) {
        MadeDelivery.changes(home, sequence)
                .control("extract_date", day)
                .named("vtj_sahko_%s_%06d".formatted(day.replace("-", ""), sequence))
                .change(people.get(sequence).hetu(), "sukunimi", name)
                .send();
    }

    private Terminal backfill(String from, String to, String... more) {
        return Terminal.run(
                home,
                Stream.concat(Stream.of("backfill", "population", "--from", from, "--to", to), Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<String> runs() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select r.business_date || ' ' || e.sequence || ' ' || r.state from run r"
                        + " join extract e on e.id = r.extract_id where r.register = 'population' and e.sequence > 1"
                        + " order by r.id")
                .query(String.class)
                .list());
    }

    @Test
    void runsEachDateInOrderAndOnceHoweverOftenItIsTyped() {
        Terminal first = backfill("2026-11-22", "2026-11-24");

        assertThat(first.code()).as(first.text()).isEqualTo(ExitCode.OK.number());
        assertThat(first.text())
                .contains("2026-11-22  accepted     R-20261122-03", "2026-11-23  run          population-2")
                .contains("2026-11-24  run          population-3");
        assertThat(runs()).containsExactly("2026-11-23 2 DONE", "2026-11-24 3 DONE");
        assertThat(home.customer(people.get(3).number())).containsEntry("family-name", "Kolmas");

        Terminal second = backfill("2026-11-22", "2026-11-24");
        assertThat(second.code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        assertThat(second.text()).contains("accepted before for each of these dates");
        assertThat(runs()).hasSize(2);
    }

    @Test
    void aDryRunShowsThePlanAndRunsNothing() {
        Terminal shown = backfill("2026-11-23", "2026-11-24", "--dry-run");
        assertThat(shown.code()).isEqualTo(ExitCode.OK.number());
        assertThat(shown.text().lines())
                .containsExactly(
                        "DATE        PLAN         DELIVERIES OR RUN",
                        "2026-11-23  run          population-2",
                        "2026-11-24  run          population-3");
        assertThat(runs()).isEmpty();
        assertThat(backfill("2026-11-23", "2026-11-24", "--dry-run", "--json").text())
                .contains("\"plan\" : [", "\"date\" : \"2026-11-23\"", "\"names\" : [ \"population-2\" ]");
    }

    @Test
    void namesADateWithoutADeliveryAndGoesOnBehindIt() {
        Terminal shown = backfill("2026-11-23", "2026-11-26");
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.INPUT_LATE.number());
        assertThat(shown.text()).contains("2026-11-25  no-delivery", "no delivery is there for 2026-11-25.");
        assertThat(runs()).containsExactly("2026-11-23 2 DONE", "2026-11-24 3 DONE", "2026-11-26 4 DONE");
    }

    @Test
    void stopsAtADeliveryThatCannotBeUsed() {
        MadeDelivery.changes(home, 3)
                .control("extract_date", "2026-11-24")
                .named("vtj_sahko_20261124_000003")
                .change(people.get(3).hetu(), "sukunimi", "Kolmas")
                .total("rows", 7)
                .send();
        Terminal shown = backfill("2026-11-23", "2026-11-26");
        assertThat(shown.code()).isEqualTo(ExitCode.INPUT_BAD.number());
        assertThat(runs()).containsExactly("2026-11-23 2 DONE", "2026-11-24 3 REFUSED");
    }

    @Test
    void waitsForAnInterruptedRunAndRefusesWrongDatesAndRegisters() {
        assertThat(backfill("2026-11-24", "2026-11-23").code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(backfill("2026-11-24", "2999-01-01").code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(Terminal.run(home, "backfill", "nobody", "--from", "2026-11-23", "--to", "2026-11-24")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
        home.meddle("alter table hit add constraint trip check (run_id = 'R-20261122-03' or run_id = 'R-20261122-02')");
        assertThat(backfill("2026-11-23", "2026-11-24").code()).isEqualTo(ExitCode.INTERNAL.number());
        home.meddle("alter table hit drop constraint trip");

        Terminal refused = backfill("2026-11-23", "2026-11-24");
        assertThat(refused.code()).isEqualTo(ExitCode.NOT_RESUMABLE.number());
        assertThat(refused.text()).contains("was interrupted");

        assertThat(Terminal.run(home, "resume", "R-20261123-01").code()).isEqualTo(ExitCode.OK.number());
        assertThat(backfill("2026-11-23", "2026-11-24").code()).isEqualTo(ExitCode.OK.number());
        assertThat(runs()).containsExactly("2026-11-23 2 DONE", "2026-11-24 3 DONE");
    }
}
