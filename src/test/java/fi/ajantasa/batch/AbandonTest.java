package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that broke off and cannot be continued is given up (F143). */
@ParameterizedClass
@EnumSource
class AbandonTest {
    private static final String RUN = "R-20261122-04";
    private static final String WHO = "shift-leader";

    /** In the second slice. */
    private static final int LAST = 20;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private PreparedHome prepared;
    private List<Person> people;
    private int slice;

    /** They are so few and far between that H2 decides 200 in a slice; a server decides 1,000. */
    @BeforeEach
    void prepare() {
        slice = databases == Databases.H2 ? 200 : 1000;
        prepared = databases == Databases.H2 ? PreparedHome.on(databases) : PreparedHome.on(databases, 1500);
        List<Person> plain = prepared.plainPeople();
        int renamed = slice + LAST;
        people = IntStream.range(0, renamed)
                .mapToObj(it -> plain.get(it * (plain.size() - 1) / (renamed - 1)))
                .toList();
    }

    private TestHome deliver(String name) {
        TestHome home = prepared.copyTo(folder.resolve(name));
        home.define(
                "population.yaml", it -> it.replaceAll("\\{max: \\S+ %, floor: \\d+\\}", "{max: 100 %, floor: 50000}"));
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        delivery.send();
        return home;
    }

    /** Interrupts the run where a write breaks the condition, and changes the definitions meanwhile. */
    private TestHome interrupted(String table, String condition) {
        TestHome home = deliver("home");
        home.meddle("alter table " + table + " add constraint trip check (" + condition + ")");
        assertThat(home.run("population").code()).isIn(ExitCode.INTERNAL, ExitCode.AUDIT_FAIL);
        home.meddle("alter table " + table + " drop constraint trip");
        home.define("population.yaml", it -> it.replace("min: 1000", "min: 1001"));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.NOT_RESUMABLE);
        return home;
    }

    private TestHome halfApplied() {
        int last = customer(people.get(people.size() - 1));
        return interrupted("audit_bundle", "not (run_id = '" + RUN + "' and last_customer = " + last + ")");
    }

    private int customer(Person person) {
        return prepared.copyTo(folder.resolve("asked" + person.number()))
                .sql(Integer.class, "select id from customer where number = ?", person.number());
    }

    @Test
    void takesTheDeliveryAnewWhenItBrokeOffBeforeTheCheck() {
        takesTheDeliveryAnew(interrupted("hit", "run_id <> '" + RUN + "'"));
    }

    @Test
    void takesTheDeliveryAnewWhenItBrokeOffBeforeAnythingWasApplied() {
        takesTheDeliveryAnew(interrupted("audit_bundle", "run_id <> '" + RUN + "'"));
    }

    private void takesTheDeliveryAnew(TestHome home) {
        Holds.Verdict verdict = home.abandon(RUN, WHO);

        assertThat(verdict.code()).isEqualTo(ExitCode.OK);
        assertThat(verdict.lines().effect()).contains("It had applied nothing").contains("population-2");
        assertThat(home.export()).isEqualTo(prepared.export());
        assertThat(home.sql(String.class, "select state from extract where id = 3"))
                .isEqualTo("REFUSED");
        isEnded(home);
        goesOnAsIfUnbroken(home);
    }

    @Test
    void keepsWhatWasAppliedAndTakesTheDeliveryAgain() {
        TestHome home = halfApplied();
        assertThat(renamed(home)).isEqualTo(slice);

        Holds.Verdict verdict = home.abandon(RUN, WHO);

        assertThat(verdict.code()).isEqualTo(ExitCode.OK);
        assertThat(verdict.lines().effect())
                .contains(slice + " customers stays")
                .contains("the other " + LAST + " does not count");
        assertThat(renamed(home)).isEqualTo(slice);
        assertThat(home.sql(Long.class, "select count(*) from fact where extract_id = 3"))
                .isEqualTo(slice);
        assertThat(home.sql(Long.class, "select count(*) from due")).isEqualTo(LAST);
        assertThat(Terminal.run(home, "runs", "show", RUN, "--list", "audit")
                        .text()
                        .lines()
                        .filter(it -> it.contains("C-")))
                .hasSize(slice);
        isEnded(home);
        goesOnAsIfUnbroken(home);
    }

    /** Another register's delivery makes us decide one of them in the meantime. */
    @Test
    void doesNotTakeBackWhatWasAppliedWhenSomethingElseIsDecided() {
        TestHome home = halfApplied();
        home.abandon(RUN, WHO);
        Person one = people.get(0);
        MadeDelivery customers = MadeDelivery.customers(home, 2);
        Person.customerRows(home)
                .forEach(row -> customers.row(
                        one.number().equals(row.get("asiakasnumero"))
                                ? one.telling("sahkoposti", "uusi@posti.example")
                                : row));
        customers.send();

        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(one.number()))
                .containsEntry("family-name", "Uusinen")
                .containsEntry("e-mail", "uusi@posti.example");
        assertThat(renamed(home)).isEqualTo(slice);
    }

    /** What was applied counts towards the limit when the delivery comes again. */
    @Test
    void judgesTheDeliveryAsAWholeWhenItComesAgain_F65() {
        TestHome home = halfApplied();
        home.define(
                "population.yaml",
                it -> it.replace("\"*\": {max: 100 %, floor: 50000}", "\"*\": {max: 5 %, floor: 50}"));
        home.abandon(RUN, WHO);

        assertThat(home.run("population").code()).isEqualTo(ExitCode.HELD);

        assertThat(renamed(home)).isEqualTo(slice);
    }

    @Test
    void doesNotGoOnWithTheNextChangesWhenTheDeliveryIsGone_F53() throws IOException {
        TestHome home = halfApplied();
        home.abandon(RUN, WHO);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.inbox("population"), "*_000002*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        MadeDelivery.changes(home, 3)
                .change(people.get(0).hetu(), "sukunimi", "Toinen")
                .send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(result.reason()).isEqualTo("sequence-gap");
    }

    @Test
    void refusesARunThatIsNotInterrupted() {
        TestHome home = halfApplied();
        assertThat(home.abandon("R-20261122-03", WHO).code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.abandon("R-20261122-99", WHO).code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.abandon(RUN, WHO).code()).isEqualTo(ExitCode.OK);
        assertThat(home.abandon(RUN, WHO).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesWhileAnotherProcessIsRunning_F141() throws Exception {
        TestHome home = halfApplied();
        try (Workplace running = Workplace.open(home.installation(), Clock.systemUTC())) {
            assertThat(running.runs().latest(1)).isNotEmpty();
            Terminal terminal = Terminal.run(home, "abandon", RUN, "--reason", "limits changed");
            assertThat(terminal.code()).isEqualTo(ExitCode.LOCKED.number());
            assertThat(terminal.text().lines()).hasSize(3);
        }
    }

    @Test
    void wantsAReason() {
        TestHome home = halfApplied();
        assertThat(Terminal.run(home, "abandon", RUN).code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(Terminal.run(home, "abandon", RUN, "--reason", " ").code()).isEqualTo(ExitCode.USAGE.number());
    }

    /** A night that looks as if it ran is that of a dead process too; status gives it no code. */
    @Test
    void endsANight() {
        TestHome home = deliver("home");
        home.meddle("update run set state = 'RUNNING', exit_code = null where register = 'nightly'");
        assertThat(Terminal.run(home, "status").text()).containsPattern("nightly .* RUNNING +-");
        assertThat(home.abandon("R-20261122-01", WHO).code()).isEqualTo(ExitCode.OK);
        assertThat(home.night()).hasSize(2);
    }

    private void isEnded(TestHome home) {
        assertThat(home.sql(
                        String.class, "select state || ' ' || exit_code || ' ' || reason from run where id = ?", RUN))
                .isEqualTo("FAILED 41 abandoned");
        assertThat(home.sql(
                        String.class, "select actor from audit_bundle where kind = 'abandonment' and run_id = ?", RUN))
                .isEqualTo(WHO);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from batch_job_execution e join batch_job_execution_params p"
                                + " on p.job_execution_id = e.job_execution_id where p.parameter_value = ?"
                                + " and e.status <> 'ABANDONED'",
                        RUN))
                .isZero();
    }

    private void goesOnAsIfUnbroken(TestHome home) {
        TestHome unbroken = deliver("unbroken");
        assertThat(unbroken.run("population").code()).isEqualTo(ExitCode.OK);

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.export()).isEqualTo(unbroken.export());
        assertThat(home.report(Objects.requireNonNull(result.runs().get(0))).verdict())
                .isEqualTo(Verdict.BALANCED);
        assertThat(home.sql(Long.class, "select count(*) from due")).isZero();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    private static long renamed(TestHome home) {
        return home.values("family-name").values().stream()
                .filter("Uusinen"::equals)
                .count();
    }
}
