package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** The faults that the simulated change service can do, each in a night of the real client. */
class SimulatedChangesTest {
    private static final LocalDate FIRST = TestHome.TODAY.minusDays(1);
    private static final String SERVICE = "population-api";
    private static final long LEAP = 1_000_000;

    /** Without awkward people, as is the other. */
    private static final Plan.Size SIZE = new Plan.Size(590, 700, 200, 40, 7);

    /** Of more people than one call may name. */
    private static final Plan.Size LARGE = new Plan.Size(1_100, 1_200, 200, 40, 7);

    @TempDir
    private static Path root;

    private static @Nullable Simulator simulator;
    private static Night first = new Night(0, "", 0, 0);
    private static Night second = new Night(0, "", 0, 0);

    private final TestHome home = at("simulation");

    /** How much was received in a good night, and how customers stand after it. */
    private record Night(long received, String state, long hidden, long dead) {}

    @BeforeAll
    static void runGoodNights() throws IOException {
        simulator = start("simulation", SIZE, Scenario.FAULTLESS);
        TestHome home = at("simulation");
        simulator.send(1);
        assertThat(home.daysLater(-1).run("customers").code()).isEqualTo(ExitCode.OK);
        keep("begun");
        first = good(home, 1);
        keep("prepared");
        simulator.send(2);
        second = good(home, 2);
    }

    /** In three parts, for who changes in a made set is in one of four. */
    private static Simulator start(String folder, Plan.Size size, Scenario scenario) throws IOException {
        Path definitions = SmallSimulation.definitions(root.resolve(folder + "-definitions"));
        Path following = definitions.resolve("api/population.yaml");
        Files.writeString(following, Files.readString(following).replace("parts: 4", "parts: 3"));
        return Simulator.start(new Plan(root.resolve(folder), definitions, FIRST, size, scenario), at("").clock());
    }

    private static TestHome at(String folder) {
        return TestHome.at(root.resolve(folder));
    }

    private static String state(TestHome home) {
        return Sha256.hex(home.export().getBytes(StandardCharsets.UTF_8));
    }

    private static Night good(TestHome home, int night) {
        RegisterResult result = home.daysLater(night - 2).run("population");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(result.received()).isPositive().isEqualTo(served(simulator()));
        return new Night(result.received(), state(home), count(home, "protection-order"), count(home, "deceased"));
    }

    /** Of how many this is so. */
    private static long count(TestHome home, String flag) {
        return home.values(flag).values().stream().filter("1"::equals).count();
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

    private static RegisterResult run(Simulator simulator, TestHome home, int night) {
        RegisterResult result = home.daysLater(night - 2).run("population");
        assertThat(result.received()).isEqualTo(served(simulator));
        assertThat(result.reports()).extracting(RunReport::verdict).allMatch(Verdict.BALANCED::equals);
        return result;
    }

    /** The second night once more, after a good first one. */
    private RegisterResult second(Scenario scenario) throws IOException {
        simulator().send(2, scenario);
        return run(simulator(), home, 2);
    }

    /** A first night in which only customers are there, with a simulator of its own. */
    private RegisterResult first(String fault) throws IOException {
        try (Simulator anew = start(fault, SIZE, fault(1, fault))) {
            goBackTo("begun", fault);
            anew.send(1);
            return run(anew, at(fault), 1);
        }
    }

    @Test
    void takesTheOtherPartsWhenOneFailsAndTheFailedOneTheNextTime_F92() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = second(fault(2, "F92"));

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).contains("part 1 of 3: server-error").doesNotContain("part 2", "part 3");
        assertThat(currentParts()).isEqualTo(2);
        assertThat(result.received()).isBetween(1L, second.received() - 1);
        assertThat(state(home)).isNotEqualTo(first.state());
        RegisterResult next = second(Scenario.FAULTLESS);
        assertThat(next.code()).as(next.message()).isEqualTo(ExitCode.OK);
        assertThat(currentParts()).isEqualTo(3);
        assertThat(result.received() + next.received()).isEqualTo(second.received());
        assertThat(state(home)).isEqualTo(second.state());
    }

    private int currentParts() {
        return home.sql(Integer.class, "select count(*) from change_cursor where current_on = ?", TestHome.TODAY);
    }

    @Test
    void beginsAnewWhenEveryKeyIsRefusedAndClearsNobody_F94() throws IOException {
        try (Simulator anew = start("F94", SIZE, fault(2, "F94"))) {
            goBackTo("prepared", "F94");
            anew.send(2);

            RegisterResult result = run(anew, at("F94"), 2);

            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
            assertThat(result.received()).isEqualTo(first.received() + second.received());
            assertThat(state(at("F94"))).isEqualTo(second.state());
            assertThat(lowestKey(at("F94"))).isGreaterThanOrEqualTo(LEAP);
            anew.send(3);
            assertThat(run(anew, at("F94"), 3).received()).as("told once").isZero();
        }
    }

    private static long lowestKey(TestHome home) {
        return home.sql(Long.class, "select min(reached) from change_cursor");
    }

    @Test
    void beginsWithAKeyOfTheDayAndAllBaseData_F95() throws IOException {
        RegisterResult result = first("F95");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(result.received()).isEqualTo(first.received()).isEqualTo(asked(at("F95")));
        assertThat(state(at("F95"))).isEqualTo(first.state());
        assertThat(lowestKey(at("F95"))).isGreaterThanOrEqualTo(LEAP);
    }

    private static long asked(TestHome home) {
        return home.sql(Long.class, "select count(*) from customer_hetu");
    }

    @Test
    void listsWhomBaseDataLeavesOutAndClearsNobody_F97() throws IOException {
        RegisterResult result = first("F97");

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        long missing = asked(at("F97")) - result.received();
        assertThat(missing).isGreaterThanOrEqualTo(asked(at("F97")) / 10 - 3);
        assertThat(result.message()).contains("base data of " + missing + " did not come");
        assertThat(at("F97").sql(Long.class, "select count(*) from change_person where not answered"))
                .isEqualTo(missing);
        assertThat(at("F97").values("permanent-address")).isEmpty();
        assertThat(at("F97").values("postal-address"))
                .as("what customers told of themselves")
                .hasSizeGreaterThan(500);
    }

    /** All customers are one part; whoever asked for more than a thousand of them at once would be locked out. */
    @Test
    void asksForManyPeopleInSeveralCalls_F98() throws IOException {
        try (Simulator strict = start("F98", LARGE, fault(1, "F98"))) {
            strict.send(1);
            assertThat(at("F98").daysLater(-1).run("customers").code()).isEqualTo(ExitCode.OK);

            RegisterResult result = run(strict, at("F98"), 1);

            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
            assertThat(result.received()).isGreaterThan(1_000).isEqualTo(asked(at("F98")));
            assertThat(at("F98").sql(Integer.class, "select count(*) from change_cursor"))
                    .isEqualTo(1);
        }
    }

    /** Base data is needed anew and says nothing of anybody's order; an order that is on stays on. */
    @Test
    void endsNoProtectionOrderThatBaseDataDoesNotTellOf_F111() throws IOException {
        try (Simulator anew = start("F111", SIZE, fault(2, "F111"))) {
            goBackTo("prepared", "F111");
            assertThat(first.hidden()).isPositive();
            anew.send(2);

            RegisterResult result = run(anew, at("F111"), 2);

            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
            assertThat(count(at("F111"), "protection-order")).isEqualTo(second.hidden());
        }
    }

    /** The part was up to date two days before. */
    @Test
    void saysForHowLongAPartIsStuck_F112() throws IOException {
        goBackTo("prepared", "simulation");
        simulator().send(3, fault(3, "F112"));

        RegisterResult result = run(simulator(), home, 3);

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message())
                .contains("part 1 of 3: server-error, not up to date for 48 h, more than 25 h")
                .doesNotContain("part 2", "part 3");
    }

    @Test
    void takesANewCodeAndAProtectionOrderForOnePerson_F109() throws IOException {
        goBackTo("prepared", "simulation");
        long codes = asked(home);

        RegisterResult result = second(fault(2, "F109"));

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(count(home, "protection-order")).isEqualTo(second.hidden() + 1);
        assertThat(home.values("former-hetus")).hasSize(1);
        assertThat(asked(home)).as("the new code in place of the old").isEqualTo(codes);
    }

    @Test
    void letsTheNextEventOfAPersonWaitForTheOneThatCannotBeRead_F113() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = second(fault(2, "F113"));

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.received()).isEqualTo(second.received() + 1);
        assertThat(home.sql(Long.class, "select count(*) from change_event where delivery is null"))
                .isEqualTo(2);
    }

    @Test
    void takesAMisspeltMemberForNoDate_F122() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = second(fault(2, "F122"));

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.message()).contains("unknown shape");
        assertThat(count(home, "deceased")).isEqualTo(second.dead());
    }

    @Test
    void takesTheBetterSpellingAndTheMonthAsTheyWereTold_F123() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = second(fault(2, "F123"));

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(home.values("family-name")).containsValue("Šimůnek");
        assertThat(home.values("death-date")).containsValue("2026-01");
        assertThat(count(home, "deceased")).isEqualTo(second.dead() + 1);
    }

    @Test
    void restrictsWhoseChangeCannotBeReadAndTakesAllOthers_F108() throws IOException {
        goBackTo("prepared", "simulation");

        RegisterResult result = second(fault(2, "F108"));

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.message()).contains("events of 1 cannot be read and wait");
        assertThat(result.received()).isEqualTo(second.received());
        assertThat(home.sql(Long.class, "select count(*) from restriction where reason = 'waiting-record'"))
                .isEqualTo(1);
        assertThat(home.sql(Long.class, "select count(*) from change_event where delivery is null"))
                .isEqualTo(1);
        assertThat(state(home)).isNotEqualTo(first.state());
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

        RegisterResult result = second(fault(2, fault));

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.received()).isZero();
        assertThat(state(home)).isEqualTo(first.state());
    }
}
