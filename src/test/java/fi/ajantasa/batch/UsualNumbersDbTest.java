package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is usual on a weekday is what runs changed that were accepted (F138). */
@ParameterizedClass
@EnumSource
class UsualNumbersDbTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ATTRIBUTE = "family-name";

    @Parameter
    Databases databases;

    private TestDatabase database;
    private RunStore runs;

    @BeforeEach
    void open() {
        database = databases.open();
        runs = new RunStore(database.dataSource(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsNoRunThatFailedOrWasHeldOrRefused_F138() {
        overwrote(Run.State.DONE, 7, 3);
        overwrote(Run.State.FAILED, 14, 900);
        overwrote(Run.State.HELD, 21, 800);
        overwrote(Run.State.REFUSED, 28, 700);
        overwrote(Run.State.DONE, 35, 4);
        overwrote(Run.State.DONE, 36, 50);

        Map<String, List<Long>> usual = runs.usualOverwrites(runs.open(order(TODAY)));

        assertThat(usual).containsOnlyKeys(ATTRIBUTE);
        assertThat(usual.get(ATTRIBUTE)).containsExactlyInAnyOrder(3L, 4L);
    }

    /** A run some days before that overwrote so many. */
    private void overwrote(Run.State state, int daysBefore, long count) {
        Run run = runs.open(order(TODAY.minusDays(daysBefore)));
        JdbcClient.create(database.dataSource())
                .sql("insert into run_list (run_id, name, attribute, part, unit, size, sha256, bitmap)"
                        + " values (?, 'overwrites', ?, 0, 'C', ?, '', ?)")
                .params(run.id(), ATTRIBUTE, count, new byte[0])
                .update();
        ExitCode code = state == Run.State.DONE ? ExitCode.OK : ExitCode.HELD;
        runs.end(run.id(), state, code, "", Messages.night(run.id(), code));
    }

    private static Run.Order order(LocalDate day) {
        return new Run.Order(null, "population", 0, day, false, "test", "hash");
    }
}
