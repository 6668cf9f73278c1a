package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each fault a simulated register can do, in a night of that register: code and effect as the catalogue has them. */
class SimulatedFaultsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @TempDir
    private static Path root;

    /** The state after a good first night of every register that is not asked, and after that of the customers alone. */
    private static Path prepared = Path.of("");

    private static Path begun = Path.of("");
    private static final Map<Path, State> STATES = new HashMap<>();
    private static @Nullable Simulator simulator;

    @TempDir
    private Path home;

    record Case(String fault, String register, int night, ExitCode exit, String reason, String effect) {
        static Case from(Map<?, ?> row) {
            return new Case(
                    String.valueOf(row.get("fault")),
                    String.valueOf(row.get("register")),
                    row.get("night") instanceof Integer night ? night : 2,
                    ExitCode.valueOf(String.valueOf(row.get("exit"))),
                    String.valueOf(row.get("reason")),
                    String.valueOf(row.get("effect")));
        }

        @Override
        public String toString() {
            return fault + " " + register;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (Reader in = Files.newBufferedReader(Path.of("src/test/resources/cases/simulated-faults.yaml"))) {
            List<?> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return rows.stream().map(it -> Case.from((Map<?, ?>) it));
        }
    }

    @BeforeAll
    static void runTheFirstNight() throws IOException, DefinitionException {
        Path definitions = SmallSimulation.definitions(root.resolve("definitions"));
        Plan plan = new Plan(
                root.resolve("simulation"), definitions, FIRST, SmallSimulation.SIZE, SmallSimulation.BY_FILES);
        simulator = Simulator.start(plan, clock(2));
        simulator.send(1);
        prepared = root.resolve("prepared");
        begun = root.resolve("begun");
        take(prepared, "customers");
        FileSystemUtils.copyRecursively(prepared, begun);
        for (String register : simulator.places().keySet()) {
            if (!List.of("customers", "credit").contains(register)) {
                take(prepared, register);
            }
        }
    }

    private static State before(Path home) {
        return STATES.computeIfAbsent(home, it -> State.of(installation(it)));
    }

    private static void take(Path home, String register) throws DefinitionException {
        RegisterResult result = run(home, register, 1);
        assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
    }

    @AfterAll
    static void stop() throws IOException {
        simulator().close();
    }

    private static Simulator simulator() {
        return Objects.requireNonNull(simulator);
    }

    private static Clock clock(int night) {
        return Clock.fixed(
                FIRST.plusDays(night - 1L)
                        .atTime(LocalTime.of(3, 30))
                        .atZone(HELSINKI)
                        .toInstant(),
                HELSINKI);
    }

    private static Installation installation(Path home) {
        return Installation.at(home, root.resolve("simulation").resolve("jobs"));
    }

    private static RegisterResult run(Path home, String register, int night) throws DefinitionException {
        Clock clock = clock(night);
        Request request = new Request(LocalDate.now(clock), false, false, TestHome.REQUESTER, null);
        return new Runner(installation(home), clock).run(register, request).get(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheCatalogueSays(Case one) throws IOException, DefinitionException {
        Path before = one.night() == 1 ? begun : prepared;
        FileSystemUtils.copyRecursively(before, home);
        clear(root.resolve("simulation").resolve("registers"));
        simulator()
                .send(
                        one.night(),
                        new Scenario(List.of(new Scenario.Deed(1, one.night(), one.register(), one.fault(), 0))));

        RegisterResult result = run(home, one.register(), one.night());

        assertThat(result.code()).as(result.message()).isEqualTo(one.exit());
        assertThat(result.reason()).contains(one.reason());
        State after = State.of(installation(home));
        if (one.effect().equals("none")) {
            assertThat(after).isEqualTo(before(before));
        } else {
            assertThat(after.applied()).isEqualTo(before(before).applied() + 1);
            assertThat(result.reports()).extracting(RunReport::verdict).containsOnly(Verdict.BALANCED);
        }
    }

    /** What would show that a delivery had an effect. */
    private record State(long applied, long versions, long facts, long restrictions) {
        static State of(Installation installation) {
            try (Database database = Database.open(installation)) {
                return JdbcClient.create(database.dataSource())
                        .sql("select (select count(*) from extract where state = 'APPLIED'),"
                                + " (select coalesce(sum(version), 0) from customer), (select count(*) from fact),"
                                + " (select count(*) from restriction)")
                        .query((row, n) -> new State(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                        .single();
            }
        }
    }

    private static void clear(Path registers) throws IOException {
        try (Stream<Path> files = Files.walk(registers)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
