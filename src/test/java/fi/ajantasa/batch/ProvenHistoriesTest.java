package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After all that can rightly happen, log and state agree: no false alarm. */
class ProvenHistoriesTest {
    private static final int MOVES = 200;

    @TempDir
    Path folder;

    /** The log verifies, and what is held is what it says. */
    static void assertGood(Installation installation) {
        Auditing auditing = new Auditing(installation, Clock.systemUTC());
        try {
            LogVerifier.Verified verified = auditing.verify(LogVerifier.Range.ALL);
            assertThat(verified.faults()).isEmpty();
            assertThat(verified.waiting()).isZero();
            assertThat(auditing.replay().faults()).isEmpty();
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void afterAHeldPlanItsApprovalAndARollback() {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        List<Person> people = prepared.plainPeople();
        TestHome home = prepared.copyTo(folder.resolve("home"));
        MadeDelivery moves = MadeDelivery.changes(home, 2);
        people.subList(0, MOVES).forEach(it -> moves.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        people.subList(MOVES, MOVES + 5).forEach(it -> moves.change(it.hetu(), "suoramarkkinointikielto", "1"));
        moves.change(people.get(MOVES).hetu(), "turvakielto", "1").send();
        RegisterResult held = home.run("population");
        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertGood(home.installation());

        String run = held.runs().get(0);
        Approval approval =
                new Approval(100_000, home.clock().instant().plus(Duration.ofDays(1)), "shift-leader", "a merger");
        assertThat(home.approve(run, approval).code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        assertGood(home.installation());

        new RollbackHome(home).confirm(run, home.rollbackPlan(run, false));
        assertGood(home.installation());
    }

    @Test
    void afterARunThatBrokeOffAndWasAbandonedAndItsDeliveryTakenAnew() {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        TestHome home = prepared.copyTo(folder.resolve("home"));
        MadeDelivery changes = MadeDelivery.changes(home, 2);
        prepared.plainPeople().subList(0, 10).forEach(it -> changes.change(it.hetu(), "sukunimi", "Uudempi"));
        changes.send();
        long last = home.sql(Long.class, "select max(id) from audit_bundle");
        home.meddle("alter table audit_bundle add constraint trip check (kind <> 'change' or id <= " + last + ")");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.AUDIT_FAIL); // F147
        home.meddle("alter table audit_bundle drop constraint trip");
        assertGood(home.installation());
        String broken = home.sql(String.class, "select max(id) from run where state = 'RUNNING'");
        assertThat(home.abandon(broken, "shift-leader").code()).isEqualTo(ExitCode.OK);
        assertGood(home.installation());
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertGood(home.installation());
    }
}
