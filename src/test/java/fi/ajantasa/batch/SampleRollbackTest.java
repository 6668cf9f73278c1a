package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F84 on the committed sample set: its biggest runs undone, whole, broken off in the middle, and proven by the digest. */
@ParameterizedClass
@EnumSource
class SampleRollbackTest {
    private static final String LEADER = "shift-leader";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;

    @Test
    void theBiggestRunLeavesWhatStoodBeforeButForWhatIsKept_F84() throws Exception {
        home = TestHome.in(folder.resolve("home")).withCommittedSet();
        try (TestDatabase server = databases.open()) {
            if (databases == Databases.POSTGRESQL) {
                home.on(server);
            }
            String first = home.run("customers").runs().get(0);
            StateDigest before = StateDigest.of(home.installation());
            List<String> population = home.run("population").runs();
            List<String> flags = restrictions();

            Set<String> others = items(population.get(1), ListName.APPLIED);
            others.addAll(undo(population.get(0), true));
            assertThat(RollbackDigest.of(home, others)).isEqualTo(RollbackDigest.of(before, others));
            assertThat(restrictions()).isEqualTo(flags);

            others.addAll(undo(first, false));
            assertThat(RollbackDigest.of(home, others).sections().get("customer"))
                    .as("before the first run nothing was held")
                    .isEmpty();
            assertThat(restrictions()).isEqualTo(flags);
        }
    }

    /** Undoes a run, or breaks off after the first thousand customers and is resumed; returns what is kept. */
    private Set<String> undo(String run, boolean broken) {
        String plan = String.valueOf(home.showRollback(run, false)
                .result()
                .reports()
                .get(0)
                .header()
                .hashes()
                .plan());
        if (broken) {
            home.meddle("alter table audit_bundle add constraint trip check (kind <> 'change' or"
                    + " last_customer <= 1200 or id <= "
                    + home.sql(Long.class, "select max(id) from audit_bundle") + ")");
        }
        String undone = home.rollback(new Rollback.Order(run, false, LEADER, "the wrong month", plan))
                .result()
                .runs()
                .get(0);
        if (broken) {
            home.meddle("alter table audit_bundle drop constraint trip");
            assertThat(home.sql(
                            Long.class,
                            "select count(*) from audit_bundle where run_id = ? and kind = 'change'",
                            undone))
                    .isPositive();
            assertThat(home.sql(String.class, "select state from run where id = ?", undone))
                    .isEqualTo("RUNNING");
            assertThat(Terminal.run(home, "resume", undone).code()).isEqualTo(ExitCode.OK.number());
        }
        assertThat(home.report(undone).verdict())
                .as(home.report(undone).equations().toString())
                .isEqualTo(Verdict.BALANCED);
        assertThat(home.report(undone).counts().items(ListName.APPLIED)).isPositive();
        return items(undone, ListName.KEPT);
    }

    private Set<String> items(String run, ListName list) {
        return home.read(dataSource -> {
            Set<String> items = new TreeSet<>();
            RunListStore lists = new RunListStore(dataSource);
            lists.list(run).stream()
                    .map(it -> it.key())
                    .filter(it -> it.name().equals(list.word()))
                    .forEach(it -> lists.read(run, it.name(), it.attribute())
                            .forEach((int id) -> items.add(id + " " + it.attribute())));
            return items;
        });
    }

    private List<String> restrictions() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql(
                        "select concat(customer_id, ' ', reason, ' ', channels, ' ', extract_id) from restriction order by 1")
                .query(String.class)
                .list());
    }
}
