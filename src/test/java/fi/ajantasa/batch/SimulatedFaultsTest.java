package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Each fault a simulated register can do, in a night of that register: code and effect as the catalogue has them. */
class SimulatedFaultsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final Plan.Size SMALL = new Plan.Size(190, 900, 500, 60, 7);
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @TempDir
    private static Path root;

    /** The state after a good first night of every register that is not asked. */
    private static Path prepared = Path.of("");

    @TempDir
    private Path folder;

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
        Path definitions = root.resolve("definitions");
        FileSystemUtils.copyRecursively(Path.of("jobs"), definitions);
        for (String file : List.of("customers", "population", "phone-east", "business")) {
            Path path = definitions.resolve(file + ".yaml");
            Files.writeString(path, Files.readString(path).replaceFirst("rows: \\{min: \\d+}", "rows: {min: 20}"));
        }
        prepared = root.resolve("first");
        try (Simulator simulator = Simulator.start(plan(prepared, Scenario.FAULTLESS), clock(1))) {
            simulator.send(1);
            for (String register : simulator.places().keySet()) {
                if (!register.equals("credit")) {
                    RegisterResult result = run(prepared, register, 1);
                    assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
                }
            }
        }
    }

    private static Plan plan(Path folder, Scenario scenario) {
        return new Plan(folder, root.resolve("definitions"), FIRST, SMALL, scenario);
    }

    private static Clock clock(int night) {
        return Clock.fixed(
                FIRST.plusDays(night - 1L)
                        .atTime(LocalTime.of(3, 30))
                        .atZone(HELSINKI)
                        .toInstant(),
                HELSINKI);
    }

    private static RegisterResult run(Path folder, String register, int night) throws DefinitionException {
        Clock clock = clock(night);
        Installation installation = Installation.at(folder.resolve("data"), folder.resolve("jobs"));
        Request request = new Request(LocalDate.now(clock), false, false, TestHome.REQUESTER, null);
        return new Runner(installation, clock).run(register, request).get(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheCatalogueSays(Case one) throws IOException, DefinitionException {
        Scenario scenario = new Scenario(List.of(new Scenario.Deed(1, one.night(), one.register(), one.fault(), 0)));
        if (one.night() > 1) {
            FileSystemUtils.copyRecursively(prepared.resolve("data"), folder.resolve("data"));
        }
        TestHome home = TestHome.at(folder);
        try (Simulator simulator = Simulator.start(plan(folder, scenario), clock(one.night()))) {
            simulator.send(one.night());
            if (one.night() == 1) {
                run(folder, "customers", 1);
            }
            String before = home.export();
            long applied = applied(home);

            RegisterResult result = run(folder, one.register(), one.night());

            assertThat(result.code()).as(result.message()).isEqualTo(one.exit());
            assertThat(result.reason()).contains(one.reason());
            boolean none = one.effect().equals("none");
            assertThat(applied(home) - applied).as("applied extracts").isEqualTo(none ? 0 : 1);
            if (none) {
                assertThat(home.export()).isEqualTo(before);
            } else {
                result.runs()
                        .forEach(it -> assertThat(home.report(it).verdict()).isEqualTo(Verdict.BALANCED));
            }
        }
    }

    private static long applied(TestHome home) {
        return home.sql(Long.class, "select count(*) from extract where state = 'APPLIED'");
    }
}
