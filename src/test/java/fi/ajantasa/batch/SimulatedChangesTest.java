package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** The faults that the simulated change service can do, each in a night of the real client: F89, F92 to F95, F97, F98, F101, F104. */
class SimulatedChangesTest {
    private static final LocalDate FIRST = TestHome.TODAY.minusDays(1);
    private static final String SERVICE = "population-api";
    private static final long LEAP = 1_000_000;

    /** Of more people than one call may name, without awkward ones. */
    private static final Plan.Size SIZE = new Plan.Size(1_200, 1_350, 500, 60, 7);

    @TempDir
    private static Path root;

    private static @Nullable Simulator simulator;
    private static Night first = new Night(0, "");
    private static Night second = new Night(0, "");

    private final TestHome home = at("simulation");

    /** How much was received in a good night, and how customers stand after it. */
    private record Night(long received, String export) {}

    @BeforeAll
    static void runGoodNights() throws IOException {
        simulator = start("simulation", Scenario.FAULTLESS);
        TestHome home = at("simulation");
        simulator.send(1);
        assertThat(home.daysLater(-1).run("customers").code()).isEqualTo(ExitCode.OK);
        keep("begun");
        first = good(home, 1);
        keep("prepared");
        simulator.send(2);
        second = good(home, 2);
    }

    private static Simulator start(String folder, Scenario scenario) throws IOException {
        Plan plan = new Plan(
                root.resolve(folder),
                SmallSimulation.definitions(root.resolve(folder + "-definitions")),
                FIRST,
                SIZE,
                scenario);
        return Simulator.start(plan, TestHome.at(root).clock());
    }

    private static TestHome at(String folder) {
        return TestHome.at(root.resolve(folder));
    }

    private static Night good(TestHome home, int night) {
        RegisterResult result = home.daysLater(night - 2).run("population");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(result.received()).isPositive().isEqualTo(served(simulator()));
        return new Night(result.received(), home.export());
    }

    private static void keep(String state) throws IOException {
        FileSystemUtils.copyRecursively(root.resolve("simulation/data"), root.resolve(state));
    }

    private static void goBackTo(String state, String folder) throws IOException {
        Path data = root.resolve(folder).resolve("data");
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(root.resolve(state), data);
    }

    @AfterAll
    static void stop() throws IOException {
        simulator().close();
    }

    private static Simulator simulator() {
        return Objects.requireNonNull(simulator);
    }

    private static long served(Simulator simulator) {
        return simulator.served().getOrDefault("population", -1L);
    }

    private static Scenario fault(int night, String fault) {
        return new Scenario(List.of(new Scenario.Deed(1, night, SERVICE, fault, 0)));
    }

    private RegisterResult run(int night, Scenario scenario) throws IOException {
        simulator().send(night, scenario);
        RegisterResult result = home.daysLater(night - 2).run("population");
        assertThat(result.received()).isEqualTo(served(simulator()));
        assertThat(result.reports()).extracting(RunReport::verdict).allMatch(Verdict.BALANCED::equals);
        return result;
    }

    @Test
    void takesTheOtherPartsWhenOneFailsAndTheFailedOneTheNextTime_F92() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = run(2, fault(2, "F92"));

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).contains("part 1 of 4: server-error").doesNotContain("part 2", "part 3", "part 4");
        assertThat(currentParts()).isEqualTo(3);
        assertThat(home.export()).isNotEqualTo(first.export()).isNotEqualTo(second.export());
        RegisterResult next = run(2, Scenario.FAULTLESS);
        assertThat(next.code()).as(next.message()).isEqualTo(ExitCode.OK);
        assertThat(currentParts()).isEqualTo(4);
        assertThat(result.received() + next.received()).isEqualTo(second.received());
        assertThat(home.export()).isEqualTo(second.export());
    }

    private int currentParts() {
        return home.sql(Integer.class, "select count(*) from change_cursor where current_on = ?", TestHome.TODAY);
    }

    @Test
    void beginsAnewWhenEveryKeyIsRefusedAndClearsNobody_F94() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = run(2, fault(2, "F94"));

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(result.received()).isEqualTo(first.received() + second.received());
        assertThat(home.export()).isEqualTo(second.export());
        assertThat(lowestKey()).isGreaterThanOrEqualTo(LEAP);
        assertThat(run(2, Scenario.FAULTLESS).received()).as("told once").isZero();
    }

    @Test
    void beginsWithAKeyOfTheDayAndAllBaseData_F95() throws IOException {
        goBackTo("begun", "simulation");

        RegisterResult result = run(1, fault(1, "F95"));

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(result.received()).isEqualTo(first.received()).isEqualTo(asked());
        assertThat(home.export()).isEqualTo(first.export());
        assertThat(lowestKey()).isGreaterThanOrEqualTo(LEAP);
    }

    private long asked() {
        return home.sql(Long.class, "select count(*) from customer_hetu");
    }

    private long lowestKey() {
        return home.sql(Long.class, "select min(reached) from change_cursor");
    }

    @Test
    void listsWhomBaseDataLeavesOutAndClearsNobody_F97() throws IOException {
        goBackTo("begun", "simulation");
        Map<String, String> told = home.values("postal-address");

        RegisterResult result = run(1, fault(1, "F97"));

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        long missing = asked() - result.received();
        assertThat(missing).isGreaterThanOrEqualTo(asked() / 10 - 4);
        assertThat(result.message()).contains("base data of " + missing + " did not come");
        assertThat(home.sql(Long.class, "select count(*) from change_person where not answered"))
                .isEqualTo(missing);
        assertThat(home.values("permanent-address")).isEmpty();
        assertThat(home.values("postal-address")).isEqualTo(told);
    }

    /** All customers are one part; whoever asked for more than a thousand of them at once would be locked out. */
    @Test
    void asksForManyPeopleInSeveralCalls_F98() throws IOException {
        Scenario tooMany = fault(1, "F98");
        try (Simulator strict = start("strict", tooMany)) {
            goBackTo("begun", "strict");
            strict.send(1);

            RegisterResult result = at("strict").daysLater(-1).run("population");

            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
            assertThat(result.received())
                    .isGreaterThan(1_000)
                    .isEqualTo(first.received())
                    .isEqualTo(served(strict));
            assertThat(at("strict").sql(Integer.class, "select count(*) from change_cursor"))
                    .isEqualTo(1);
            assertThat(at("strict").export()).isEqualTo(first.export());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F89, SOURCE_DOWN, server-error",
        "F93, INPUT_CONFLICT, key-stands-still",
        "F101, PERMIT_EXPIRED, credentials-refused",
        "F104, SOURCE_DOWN, redirected-elsewhere",
    })
    void changesNothingWhenNothingCanBeHeard(String fault, ExitCode code, String reason) throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = run(2, fault(2, fault));

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.received()).isZero();
        assertThat(home.export()).isEqualTo(first.export());
    }
}
