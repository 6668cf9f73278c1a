package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F84 on the committed sample set: its biggest run undone, broken off in the middle, and proven by the digest. */
@ParameterizedClass
@EnumSource
class SampleRollbackTest {
    private static final List<String> REGISTERS = List.of("customers", "population");

    /** Where it breaks off: between the first slice of a thousand customers and the last. */
    private static final int BROKEN_BEHIND = 1200;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private final Map<String, StateDigest> before = new TreeMap<>();
    private final List<String> runs = new ArrayList<>();
    private TestHome home;
    private RollbackHome undoing;

    @Test
    void theBiggestRunLeavesWhatStoodBeforeButForWhatIsKept_F84() throws Exception {
        home = TestHome.in(folder.resolve("home")).withCommittedSet();
        undoing = new RollbackHome(home);
        try (TestDatabase server = databases.open()) {
            if (databases == Databases.POSTGRESQL) {
                home.on(server);
            }
            for (String register : REGISTERS) {
                StateDigest state = StateDigest.of(home.installation());
                List<String> taken = home.run(register).runs();
                before.put(taken.get(0), state);
                runs.addAll(taken);
            }
            String biggest = runs.stream()
                    .max(Comparator.comparing((String it) -> applied(home.report(it))))
                    .orElseThrow();
            List<String> flags = undoing.restrictions();

            Set<String> others = undo(biggest);

            for (String later : runs.subList(runs.indexOf(biggest) + 1, runs.size())) {
                others.addAll(undoing.items(later, ListName.APPLIED));
            }
            assertThat(before).containsKey(biggest);
            assertThat(RollbackDigest.of(home, others)).isEqualTo(RollbackDigest.of(before.get(biggest), others));
            assertThat(undoing.restrictions()).isEqualTo(flags);
        }
    }

    private static long applied(RunReport report) {
        return report.counts().items(ListName.APPLIED);
    }

    /** Undoes a run, breaks off after the first thousand customers and resumes; returns what is kept. */
    private Set<String> undo(String run) {
        Rollback.Undone broken = undoing.brokenOff(
                run,
                "audit_bundle",
                "kind <> 'change' or last_customer <= " + BROKEN_BEHIND + " or id <= "
                        + home.sql(Long.class, "select max(id) from audit_bundle"));
        String undone = RollbackHome.undoing(broken);
        assertThat(home.sql(
                        Long.class, "select count(*) from audit_bundle where run_id = ? and kind = 'change'", undone))
                .isPositive();
        assertThat(Terminal.run(home, "resume", undone).code()).isEqualTo(ExitCode.OK.number());
        RunReport report = home.report(undone);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        assertThat(applied(report)).isPositive();
        return undoing.items(undone, ListName.KEPT);
    }
}
