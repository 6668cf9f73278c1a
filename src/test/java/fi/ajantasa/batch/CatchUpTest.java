package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After an outage each business date is run once and in order, with what is dated up to it. F146. */
class CatchUpTest {
    private static final Person ONE =
            PreparedHome.on(Databases.H2).plainPeople().get(0);

    @TempDir
    private Path folder;

    private TestHome home() {
        return PreparedHome.on(Databases.H2).copyTo(folder);
    }

    private static void changes(TestHome home, int sequence, LocalDate day, String name) {
        MadeDelivery.changes(home, sequence)
                .control("extract_date", day.toString())
                .change(ONE.hetu(), "sukunimi", name, "muutosattribuutti", "MUUTETTU", "muutospv", day.toString())
                .named("vtj_sahko_" + day.toString().replace("-", "") + "_%06d".formatted(sequence))
                .send();
    }

    private static List<LocalDate> nights(TestHome home, String register) {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select business_date from run where register = ? and extract_id is "
                        + (register.equals("nightly") ? "" : "not ") + "null order by started_at, id")
                .param(register)
                .query(LocalDate.class)
                .list());
    }

    @Test
    void runsEachMissedNightWithWhatIsDatedUpToIt_F146() throws DefinitionException {
        TestHome home = home();
        LocalDate last = TestHome.TODAY;
        changes(home, 2, last.plusDays(1), "Eka");
        changes(home, 3, last.plusDays(3), "Toka");
        changes(home, 4, last.plusDays(4), "Kolmas");
        TestHome later = home.daysLater(4);
        Request request = new Request(last.plusDays(4), false, false, TestHome.REQUESTER, null);

        List<RegisterResult> results = new Runner(later.installation(), later.clock()).catchUp(request);

        assertThat(results).hasSize(8);
        assertThat(results.stream()
                        .filter(it -> it.register().equals("population"))
                        .map(RegisterResult::code))
                .containsExactly(ExitCode.OK, ExitCode.ALREADY_DONE, ExitCode.OK, ExitCode.OK);
        assertThat(nights(later, "nightly"))
                .containsExactly(last, last.plusDays(1), last.plusDays(2), last.plusDays(3), last.plusDays(4));
        assertThat(nights(later, "population"))
                .containsExactly(last, last.plusDays(1), last.plusDays(3), last.plusDays(4));
        assertThat(later.customer(ONE.number())).containsEntry("family-name", "Kolmas");
        assertThat(later.sql(Integer.class, "select count(*) from extract where state = 'REFUSED'"))
                .isZero();
    }

    @Test
    void isTonightsNightWhereNoneWasMissed_F146() throws DefinitionException {
        TestHome home = home();
        Request request = new Request(TestHome.TODAY, false, false, TestHome.REQUESTER, null);
        assertThat(new Runner(home.installation(), home.clock()).catchUp(request))
                .hasSize(2);
    }

    /** A night that was run for a wrong, later date would else hide all that were missed until then. */
    @Test
    void countsFromTheLastNightThatIsNotOfALaterDay_F146() throws DefinitionException {
        TestHome home = home();
        Request mistaken = new Request(TestHome.TODAY.plusYears(1), true, false, TestHome.REQUESTER, null);
        new Runner(home.installation(), home.clock()).run("nightly", mistaken);
        TestHome later = home.daysLater(2);
        Request request = new Request(TestHome.TODAY.plusDays(2), false, false, TestHome.REQUESTER, null);
        new Runner(later.installation(), later.clock()).catchUp(request);
        assertThat(nights(later, "nightly")).endsWith(TestHome.TODAY.plusDays(1), TestHome.TODAY.plusDays(2));
    }

    @Test
    void refusesToCatchUpOnAnotherDayOrRegister() {
        TestHome home = home();
        for (String[] wrong : new String[][] {
            {"run", "population", "--catch-up"}, {"run", "nightly", "--catch-up", "--date", "2026-11-20"}
        }) {
            assertThat(Terminal.run(home, wrong).code()).isEqualTo(ExitCode.USAGE.number());
        }
    }
}
