package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Role;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Each fault a simulated register can do, in a night of that register: code and effect as the catalogue has them. Registers
 * whose faults leave no effect share a night, and so do those whose faults do.
 */
class SimulatedFaultsTest {
    private static final LocalDate FIRST = TestHome.TODAY.minusDays(1);

    /** Whoever waits for a reply that never comes need not wait long in a test. */
    private static final String SILENT = "F115";

    @TempDir
    private static Path root;

    /** The state after a good first night of every register that is not asked, and after that of the customers alone. */
    private static @Nullable State prepared;

    private static @Nullable State begun;
    private static @Nullable Simulator simulator;

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

        boolean hasNoEffect() {
            return effect.equals("none");
        }

        Scenario.Deed deed() {
            return new Scenario.Deed(1, night, register, fault, 0);
        }

        @Override
        public String toString() {
            return fault + " " + register;
        }
    }

    /** Faults of different registers in one night. */
    record Night(int night, List<Case> cases) {
        boolean takes(Case one) {
            return one.night() == night
                    && one.hasNoEffect() == cases.get(0).hasNoEffect()
                    && cases.stream().noneMatch(it -> it.register().equals(one.register()));
        }

        @Override
        public String toString() {
            return cases.toString();
        }
    }

    static List<Night> nights() throws IOException {
        List<Night> nights = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(Path.of("src/test/resources/cases/simulated-faults.yaml"))) {
            List<?> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            for (Object row : rows) {
                Case one = Case.from((Map<?, ?>) row);
                nights.stream()
                        .filter(it -> it.takes(one))
                        .findFirst()
                        .ifPresentOrElse(
                                it -> it.cases().add(one),
                                () -> nights.add(new Night(one.night(), new ArrayList<>(List.of(one)))));
            }
        }
        return nights;
    }

    @BeforeAll
    static void runTheFirstNight() throws IOException {
        Path definitions = SmallSimulation.definitions(root.resolve("definitions"));
        Plan plan = new Plan(
                root.resolve("simulation"), definitions, FIRST, SmallSimulation.SIZE, SmallSimulation.BY_FILES);
        simulator = Simulator.start(plan, home(2).clock());
        simulator.send(1);
        begun = good("begun", Set.of("customers"));
        Set<String> others = new TreeSet<>(simulator.places().keySet());
        others.removeAll(Set.of("customers", "credit"));
        prepared = good("prepared", others);
    }

    private static State good(String kept, Set<String> registers) throws IOException {
        assertThat(TestHome.codes(run(1, registers)))
                .isNotEmpty()
                .allMatch(it -> it == ExitCode.OK || it == ExitCode.OK_WITH_REJECTS);
        FileSystemUtils.copyRecursively(home(1).home(), root.resolve(kept));
        return State.of(home(1));
    }

    @AfterAll
    static void stop() throws IOException {
        simulator().close();
    }

    private static Simulator simulator() {
        return Objects.requireNonNull(simulator);
    }

    private static TestHome home(int night) {
        return TestHome.at(root.resolve("simulation")).permit(Role.values()).daysLater(night - 2);
    }

    /** Runs these registers, each as in a night that has all of them. */
    private static List<RegisterResult> run(int night, Set<String> registers) {
        String ofTheNight = simulator().served().keySet().stream()
                .filter(registers::contains)
                .collect(Collectors.joining(", "));
        return home(night)
                .define("nightly.yaml", it -> it.replaceFirst("registers: .*", "registers: [" + ofTheNight + "]"))
                .night();
    }

    /** Has registers send what the scenario says to a home in which what was before is as it was. */
    private static State send(int night, List<Scenario.Deed> deeds) throws IOException {
        FileSystemUtils.deleteRecursively(home(night).home());
        FileSystemUtils.copyRecursively(
                root.resolve(night == 1 ? "begun" : "prepared"), home(night).home());
        try (Stream<Path> files = Files.walk(root.resolve("simulation").resolve("registers"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        simulator().send(night, new Scenario(deeds));
        return Objects.requireNonNull(night == 1 ? begun : prepared);
    }

    @ParameterizedTest
    @MethodSource("nights")
    void endsAsTheCatalogueSays(Night night) throws IOException {
        State before =
                send(night.night(), night.cases().stream().map(Case::deed).toList());
        night.cases().stream().filter(it -> it.fault().equals(SILENT)).forEach(it -> home(2).define(
                        it.register() + ".yaml", text -> text.replace("read: 8 s", "read: 1 s")));

        List<RegisterResult> results =
                run(night.night(), night.cases().stream().map(Case::register).collect(Collectors.toSet()));

        State after = State.of(home(night.night()));
        SoftAssertions softly = new SoftAssertions();
        if (night.cases().get(0).hasNoEffect()) {
            softly.assertThat(after).isEqualTo(before);
        }
        assertThat(results).hasSameSizeAs(night.cases());
        for (RegisterResult result : results) {
            Case one = night.cases().stream()
                    .filter(it -> it.register().equals(result.register()))
                    .findFirst()
                    .orElseThrow();
            softly.assertThat(result.code()).as(one + ": " + result.message()).isEqualTo(one.exit());
            softly.assertThat(result.reason()).as(one.toString()).contains(one.reason());
            if (!one.hasNoEffect()) {
                softly.assertThat(after.applied(one.register()))
                        .as(one.toString())
                        .isEqualTo(before.applied(one.register()) + 1);
                softly.assertThat(result.reports())
                        .as(one.toString())
                        .extracting(RunReport::verdict)
                        .containsOnly(Verdict.BALANCED);
            }
        }
        softly.assertThat(after.restrictions()).as("nobody is set free").isGreaterThanOrEqualTo(before.restrictions());
        softly.assertAll();
    }

    /** It was taken for good; once a person has found out, its values are as they were. */
    @Test
    void isTakenBackAsIfItHadNeverCome_F84() throws IOException {
        send(2, List.of(new Scenario.Deed(1, 2, "population", "F84", 0)));
        Map<String, String> before = home(2).values("permanent-address");
        RegisterResult result = run(2, Set.of("population")).get(0);
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        assertThat(home(2).values("permanent-address"))
                .isNotEqualTo(before)
                .containsValue(home(2).values("permanent-address").values().stream()
                        .filter(it -> it.contains("Toinenkatu"))
                        .findFirst()
                        .orElse("nobody"));

        assertThat(home(2).rollback(result.runs().get(0), false, "shift-leader")
                        .result()
                        .code())
                .isEqualTo(ExitCode.OK);

        assertThat(home(2).values("permanent-address")).isEqualTo(before);
    }

    @Test
    void letsNobodyBeContactedBeforeAListCame_F127() throws IOException {
        send(1, List.of(new Scenario.Deed(1, 1, "preference", "F127", 0)));
        run(1, Set.of("preference"));

        Terminal export = Terminal.run(
                home(1),
                "contact",
                "export",
                "--channel",
                "phone",
                "--purpose",
                "marketing",
                "--recipient",
                "call centre",
                "--out",
                root.resolve("out.csv").toString());

        assertThat(export.code()).as(export.text()).isEqualTo(ExitCode.LEASE_EXPIRED.number());
        assertThat(root.resolve("out.csv")).doesNotExist();
    }

    /** What would show that a delivery had an effect; facts of one that was refused are kept and do not count. */
    private record State(Map<String, Long> byRegister, long versions, long facts, long restrictions) {
        static State of(TestHome home) {
            return home.read(dataSource -> {
                JdbcClient jdbc = JdbcClient.create(dataSource);
                Map<String, Long> applied = new TreeMap<>();
                jdbc.sql("select register, count(*) from extract where state = 'APPLIED' group by register")
                        .query(row -> {
                            applied.put(row.getString(1), row.getLong(2));
                        });
                return jdbc.sql("select (select coalesce(sum(version), 0) from customer), (select count(*) from fact f"
                                + " join extract e on e.id = f.extract_id where e.state <> 'REFUSED'),"
                                + " (select count(*) from restriction)")
                        .query((row, n) -> new State(applied, row.getLong(1), row.getLong(2), row.getLong(3)))
                        .single();
            });
        }

        long applied(String register) {
            return byRegister.getOrDefault(register, 0L);
        }
    }
}
