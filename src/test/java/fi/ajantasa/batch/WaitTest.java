package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night after, from two o'clock on: deliveries that arrive late, or never (F42, F43). */
class WaitTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final LocalDate NIGHT = TestHome.TODAY.plusDays(1);

    @TempDir
    Path folder;

    private final List<String> looks = new ArrayList<>();
    private final List<Workplace> others = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private PreparedHome prepared;
    private TestHome home;
    private List<Person> people;

    /** A clock that stands still until somebody pauses. */
    private static final class MovingClock extends Clock {
        private Instant now = at("02:00");

        static Instant at(String time) {
            return LocalDateTime.parse(NIGHT + "T" + time).atZone(HELSINKI).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void copyHome() {
        prepared = PreparedHome.on(Databases.H2);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder);
    }

    private MadeDelivery renaming() {
        return MadeDelivery.changes(home, 2).change(people.get(0).hetu(), "sukunimi", "Uusinen");
    }

    /** Runs and waits; before the look of that number, from 1, something happens. */
    private List<RegisterResult> run(String what, int look, Runnable happening) {
        Request request = new Request(NIGHT, false, false, TestHome.REQUESTER, null);
        Pause pause = (next, late) -> {
            looks.add(String.join(" ", late.keySet()));
            clock.now = next;
            others.forEach(Workplace::close);
            others.clear();
            if (looks.size() == look) {
                happening.run();
            }
        };
        try {
            return new Runner(home.installation(), clock).runAndWait(what, request, pause);
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesADeliveryThatArrivesMeanwhile_F42() {
        RegisterResult result = run("population", 3, () -> renaming().send()).get(0);
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(looks).hasSize(3);
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void givesUpAtTheDeadline_F42() {
        RegisterResult result = run("population", 0, () -> {}).get(0);
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(clock.now).isEqualTo(MovingClock.at("04:00"));
        assertThat(looks).hasSize(240);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(result.message())
                .contains("its deadline was 2026-11-23 04:00 Helsinki (2026-11-23T02:00:00Z).")
                .contains("confirmed until 2026-11-20");
        assertThat(home.export()).isEqualTo(prepared.export());
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where kind = 'seen-again'"))
                .isEqualTo(1);
    }

    /** The control file is there at once, the data file is not. */
    @Test
    void waitsForADeliveryThatIsStillArriving_F43() throws IOException {
        renaming().send();
        Path file = home.inbox("population").resolve("vtj_sahko_20261121_000002.csv");
        String text = Files.readString(file);
        Files.delete(file);
        RegisterResult result = run("population", 2, () -> write(file, text)).get(0);
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The customers come first and are late: the population does not wait for them. */
    @Test
    void letsTheOtherRegistersOfTheNightGoFirst_F42() {
        renaming().send();
        MadeDelivery customers = MadeDelivery.customers(home, 2);
        Person other = people.get(1);
        Person.customerRows(home)
                .forEach(row -> customers.row(
                        other.number().equals(row.get("asiakasnumero"))
                                ? other.telling("sahkoposti", "uusi@posti.example")
                                : row));
        List<RegisterResult> results = run("nightly", 2, () -> {
            assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uusinen");
            assertThat(codeOf(night())).isEqualTo(ExitCode.INPUT_LATE.number());
            customers.send();
        });

        assertThat(TestHome.codes(results)).containsExactly(ExitCode.OK, ExitCode.OK);
        assertThat(looks).containsOnly("customers");
        assertThat(home.customer(other.number())).containsEntry("e-mail", "uusi@posti.example");
        assertThat(codeOf(night())).isEqualTo(ExitCode.OK.number());
        assertThat(home.sql(Long.class, "select count(*) from run where night = ?", night()))
                .isEqualTo(2);
    }

    private String night() {
        return home.sql(String.class, "select max(id) from run where register = 'nightly'");
    }

    private int codeOf(String run) {
        return home.sql(Integer.class, "select exit_code from run where id = ?", run);
    }

    @Test
    void saysHowOldTheWordOfALateRegisterIs_F42() throws IOException {
        renaming().send();
        run("nightly", 0, () -> {});
        String night = night();
        Path page = home.home().resolve("reports").resolve(night + ".html");
        assertThat(Jsoup.parse(page).select("tr").eachText())
                .anySatisfy(it ->
                        assertThat(it).startsWith("customers ").contains("2026-11-20", "Age, days3 ", "INPUT_LATE"));
    }

    /** Who waits holds nothing: an operator can work meanwhile. */
    @Test
    void holdsNoLeaseWhileItWaits_F141() {
        RegisterResult result = run(
                        "population", 1, () -> assertThat(home.run("population").code())
                                .isEqualTo(ExitCode.ALREADY_DONE))
                .get(0);
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_LATE);
    }

    @Test
    void takesItAtALaterLookWhenSomebodyElseIsAtWork_F141() {
        RegisterResult result = run("population", 2, () -> {
                    renaming().send();
                    others.add(open());
                })
                .get(0);
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(looks).hasSizeGreaterThan(2);
    }

    private Workplace open() {
        try {
            return Workplace.open(home.installation(), clock);
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void looksOnceAfterTheDeadline_F42() {
        clock.now = MovingClock.at("04:00");
        RegisterResult result = run("population", 0, () -> {}).get(0);
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_LATE);
        assertThat(result.message()).contains("its deadline was");
        assertThat(looks).isEmpty();
    }

    @Test
    void looksOnceWhenTheDeliveryForTheDayWasTaken_F51() {
        renaming().send();
        assertThat(run("population", 0, () -> {}).get(0).code()).isEqualTo(ExitCode.OK);
        assertThat(run("population", 0, () -> {}).get(0).code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(looks).isEmpty();
    }

    @Test
    void looksOnceForARegisterWithoutASchedule_F42() {
        home.define("population.yaml", it -> it.replaceFirst("schedule: .*\\n", ""));
        assertThat(run("population", 0, () -> {}).get(0).code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(looks).isEmpty();
    }
}
