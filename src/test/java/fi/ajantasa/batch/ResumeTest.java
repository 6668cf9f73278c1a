package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database refuses a write at one edge after the other; each next run goes on where the last one broke off, and in
 * the end everything is as if nothing had happened (F139).
 */
@ParameterizedClass
@EnumSource
class ResumeTest {
    private static final String RUN = "R-20261122-04";

    /** One write of each step, in the order of the steps. */
    private static final List<Trip> TRIPS = List.of(
            new Trip("control_total", "run_id <> '" + RUN + "'"),
            new Trip("hit", "run_id <> '" + RUN + "'"),
            new Trip("run_list", "not (run_id = '" + RUN + "' and name = 'to-decide')"),
            new Trip("plan_slice", "run_id <> '" + RUN + "'"),
            new Trip("fact", "extract_id <> 3"),
            new Trip("run", "not (id = '" + RUN + "' and plan_hash is not null)"),
            new Trip("run_list", "not (run_id = '" + RUN + "' and name = 'accepted')"),
            new Trip("audit_bundle", "not (run_id = '" + RUN + "' and kind = 'change')"),
            new Trip("restriction", "extract_id <> 3"),
            new Trip("run_list", "not (run_id = '" + RUN + "' and name = 'applied')"),
            new Trip("run_summary", "run_id <> '" + RUN + "'"));

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private PreparedHome prepared;

    /** A condition that rows of a table must meet, which those of the run do not. */
    private record Trip(String table, String condition) {
        /** F147: a change that cannot be audited does not happen. */
        ExitCode code() {
            return table.equals("audit_bundle") ? ExitCode.AUDIT_FAIL : ExitCode.INTERNAL;
        }

        void set(TestHome home) {
            home.meddle("alter table " + table + " add constraint trip check (" + condition + ")");
        }

        void lift(TestHome home) {
            home.meddle("alter table " + table + " drop constraint trip");
        }
    }

    @BeforeEach
    void prepare() {
        prepared = PreparedHome.on(databases);
    }

    private TestHome deliver(String name) {
        TestHome home = prepared.copyTo(folder.resolve(name));
        List<Person> people = prepared.plainPeople();
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        people.subList(0, 40).forEach(it -> delivery.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        people.subList(40, 80).forEach(it -> delivery.change(it.hetu(), "sukunimi", "Uusinen"));
        people.subList(80, 90).forEach(it -> delivery.change(it.hetu(), "kuollut", "1"));
        delivery.change(people.get(95).hetu(), "turvakielto", "1");
        delivery.change("010190-900Q", "sukunimi", "Uusinen").send();
        return home;
    }

    @Test
    void endsAsAnUnbrokenRunWhateverEdgeItBreaksAt_F139() {
        TestHome unbroken = deliver("unbroken");
        RegisterResult expected = unbroken.run("population");
        assertThat(expected.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(expected.runs()).containsExactly(RUN);

        TestHome broken = deliver("broken");
        for (Trip trip : TRIPS) {
            trip.set(broken);
            RegisterResult result = broken.run("population");
            assertThat(result.code()).as(trip.toString()).isEqualTo(trip.code());
            assertThat(result.message().lines()).as(trip.toString()).hasSize(3);
            assertThat(broken.sql(String.class, "select state from run where id = ?", RUN))
                    .as(trip.toString())
                    .isEqualTo("RUNNING");
            trip.lift(broken);
        }
        RegisterResult result = broken.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(result.runs()).containsExactly(RUN);
        isSame(broken, unbroken);
    }

    private static void isSame(TestHome broken, TestHome unbroken) {
        assertThat(broken.export()).isEqualTo(unbroken.export());
        assertThat(broken.report(RUN).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(broken.report(RUN).counts()).isEqualTo(unbroken.report(RUN).counts());
        for (String table : List.of("fact", "plan_slice", "link", "restriction", "due", "task", "rejection")) {
            String count = "select count(*) from " + table;
            assertThat(broken.sql(Long.class, count)).as(table).isEqualTo(unbroken.sql(Long.class, count));
        }
        String entries = "select sum(entries) from audit_bundle where kind = 'change'";
        assertThat(broken.sql(Long.class, entries)).isEqualTo(unbroken.sql(Long.class, entries));
    }

    /** The first slice of customers is committed when the second one fails. */
    @Test
    void goesOnAfterTheCommittedSlice_F139() {
        TestHome unbroken = fresh("unbroken");
        assertThat(unbroken.run("customers").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);

        TestHome broken = fresh("broken");
        for (Trip trip : List.of(
                new Trip("fact", "customer_id <> 1500"),
                new Trip("audit_bundle", "not 1500 between first_customer and last_customer"))) {
            trip.set(broken);
            assertThat(broken.run("customers").code()).as(trip.table()).isEqualTo(trip.code());
            assertThat(broken.sql(Long.class, "select count(distinct customer_id) from fact"))
                    .isBetween(900L, 2000L);
            assertThat(broken.sql(Long.class, "select coalesce(sum(entries), 0) from audit_bundle"))
                    .isLessThan(1500);
            trip.lift(broken);
        }
        assertThat(broken.run("customers").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);

        assertThat(broken.export()).isEqualTo(unbroken.export());
        assertThat(broken.sql(Long.class, "select sum(entries) from audit_bundle where kind = 'change'"))
                .isEqualTo(unbroken.sql(Long.class, "select sum(entries) from audit_bundle where kind = 'change'"));
    }

    private TestHome fresh(String name) {
        TestHome home = TestHome.in(folder.resolve(name)).withCommittedSet();
        return databases == Databases.H2 ? home : home.on(databases.open());
    }

    @Test
    void doesNotGoOnUnderOtherDefinitions_F143() {
        TestHome home = deliver("home");
        Trip trip = new Trip("audit_bundle", "not (run_id = '" + RUN + "' and kind = 'change')");
        trip.set(home);
        assertThat(home.run("population").code()).isEqualTo(trip.code());
        trip.lift(home);
        home.define("population.yaml", it -> it.replace("max: 3 %", "max: 4 %"));

        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_RESUMABLE);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(prepared.export());

        home.define("population.yaml", it -> it.replace("max: 4 %", "max: 3 %"));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
    }

    /** Other bytes than those that were proven have no effect. */
    @Test
    void doesNotGoOnWithAnotherFile_F143() throws IOException {
        TestHome home = deliver("home");
        Trip trip = new Trip("hit", "run_id <> '" + RUN + "'");
        trip.set(home);
        assertThat(home.run("population").code()).isEqualTo(trip.code());
        trip.lift(home);
        Path file = home.inbox("population").resolve("vtj_sahko_20261121_000002.csv");
        Files.writeString(file, Files.readString(file).replace("Uusinen", "Vanhine"));

        RegisterResult result = home.run("population");
        assertThat(result.code()).isIn(ExitCode.INPUT_BAD, ExitCode.NOT_RESUMABLE);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(prepared.export());
    }
}
