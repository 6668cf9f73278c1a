package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A mass of moves is held; what a second person says about it (F65, F150). */
@ParameterizedClass
@EnumSource
class HoldTest {
    private static final int MOVES = 80;
    private static final String APPROVER = "data-protection-officer";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<Person> people;
    private String run;

    @BeforeEach
    void holdAMassOfMoves() {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("held"));
        deliverMoves(home);
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.HELD);
        run = result.runs().get(0);
    }

    private void deliverMoves(TestHome to) {
        MadeDelivery moves = MadeDelivery.changes(to, 2);
        people.subList(0, MOVES).forEach(it -> moves.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu")));
        moves.change(people.get(MOVES).hetu(), "turvakielto", "1").send();
    }

    @Test
    void refusesTooLowACeiling_F150() {
        voids(approval(MOVES / 2, Duration.ofDays(1), APPROVER), "ceiling");
    }

    @Test
    void refusesAnExpiredApproval_F150() {
        voids(approval(100_000, Duration.ofSeconds(-1), APPROVER), "expired");
    }

    @Test
    void refusesTheOneWhoAskedForTheRun_F150() {
        voids(approval(100_000, Duration.ofDays(1), TestHome.REQUESTER), "requester");
    }

    @Test
    void refusesAPlanThatIsNotTheHeldOne_F150() {
        String where = " where run_id = ? and slice = 0";
        byte[] plan = home.sql(byte[].class, "select decisions from plan_slice" + where, run);
        String planned = new String(plan, StandardCharsets.UTF_8);
        assertThat(planned).contains("Uusikatu");
        byte[] other = planned.replace("Uusikatu", "Toinenkatu").getBytes(StandardCharsets.UTF_8);
        home.meddle("update plan_slice set decisions = ?" + where, other, run);
        voids(approval(100_000, Duration.ofDays(1), APPROVER), "plan-differs");
    }

    private void voids(Approval approval, String why) {
        String before = home.export();
        Holds.Verdict verdict = home.approve(run, approval);
        assertThat(verdict.code()).isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(verdict.lines().what()).contains(why);
        assertThat(home.export()).isEqualTo(before).doesNotContain("Uusikatu");
        assertThat(home.sql(String.class, "select state from run where id = ?", run))
                .isEqualTo("HELD");
        assertThat(home.sql(Long.class, "select count(*) from approval where run_id = ?", run))
                .isEqualTo(1);
    }

    @Test
    void appliesExactlyThePlanWhenApproved() {
        TestHome free = PreparedHome.on(databases).copyTo(folder.resolve("free"));
        free.define(
                "population.yaml", it -> it.replaceAll("\\{max: \\S+ %, floor: \\d+\\}", "{max: 100 %, floor: 50000}"));
        deliverMoves(free);
        assertThat(free.run("population").code()).isEqualTo(ExitCode.OK);

        Holds.Verdict verdict = home.approve(run, approval(100_000, Duration.ofDays(1), APPROVER));

        assertThat(verdict.code()).isEqualTo(ExitCode.OK);
        assertThat(home.export()).isEqualTo(free.export()).contains("Uusikatu");
        RunReport report = home.report(run);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().items(ListName.HELD)).isZero();
        assertThat(report.counts().items(ListName.APPLIED))
                .isEqualTo(free.report(run).counts().items(ListName.APPLIED));
        assertThat(home.approve(run, approval(100_000, Duration.ofDays(1), APPROVER))
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    /** F139: the process died just after the plan was released. */
    @Test
    void goesOnApplyingAnApprovedPlan_F139() throws DefinitionException {
        try (Workplace workplace = Workplace.open(home.installation(), home.clock())) {
            new CheckStep(new RunContext(workplace, workplace.runs().find(run).orElseThrow())).release();
        }
        assertThat(TestHome.codes(home.dryRun("population"))).containsExactly(ExitCode.NOT_RESUMABLE);
        assertThat(home.export()).doesNotContain("Uusikatu");

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.export()).contains("Uusikatu");
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void discardsThePlanWhenRefusedAndGoesOnWithTheNextList() {
        String before = home.export();
        assertThat(home.refuse(run, APPROVER).code()).isEqualTo(ExitCode.OK);
        assertThat(home.export()).isEqualTo(before).doesNotContain("Uusikatu");
        assertThat(home.customer(people.get(MOVES).number())).containsEntry("protection-order", "1");

        RegisterResult again = home.run("population");
        assertThat(again.code()).isEqualTo(ExitCode.HELD);
        assertThat(again.message()).contains("refused before by run " + run);
        assertThat(home.export()).isEqualTo(before);

        MadeDelivery list = MadeDelivery.fullList(home, 2);
        Person.registerRows(home)
                .forEach(row -> list.row(
                        people.get(MOVES).hetu().equals(row.get("hetu"))
                                ? people.get(MOVES).saying("turvakielto", "1")
                                : row));
        list.send();
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.export()).isEqualTo(before);
    }

    /** A death was applied at once; refusing the rest of its delivery is no word that the person lives. */
    @Test
    void keepsWhatARefusedDeliveryRaisedUntilSomebodySaysOtherwise() {
        Person dead = people.get(MOVES + 1);
        MadeDelivery delivery = MadeDelivery.changes(home, 3).change(dead.hetu(), "kuollut", "1");
        people.subList(100, 100 + MOVES)
                .forEach(it -> delivery.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Toinenkatu")));
        delivery.send();
        RegisterResult held = home.run("population");
        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertThat(home.customer(dead.number())).containsEntry("deceased", "1");
        String second = held.runs().get(held.runs().size() - 1);
        assertThat(home.refuse(second, APPROVER).code()).isEqualTo(ExitCode.OK);

        MadeDelivery.changes(home, 4)
                .change(dead.hetu(), "kutsumanimi", "Uusi")
                .change(people.get(300).hetu(), "kutsumanimi", "Uusi")
                .send();
        assertThat(home.run("population").code()).isIn(ExitCode.OK, ExitCode.HELD, ExitCode.INPUT_CONFLICT);
        MadeDelivery list = MadeDelivery.customers(home, 2);
        Person.customerRows(home)
                .forEach(row -> list.row(
                        dead.number().equals(row.get("asiakasnumero"))
                                ? dead.telling("sahkoposti", "uusi@example.fi")
                                : row));
        list.send();
        home.run("customers");

        assertThat(home.customer(dead.number())).containsEntry("deceased", "1");
        assertThat(restricted(dead, "deceased")).isEqualTo(1);

        MadeDelivery again = MadeDelivery.fullList(home, 4);
        Person.registerRows(home).forEach(again::row);
        again.send();
        assertThat(home.run("population").code()).isIn(ExitCode.OK, ExitCode.HELD);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from run_list where attribute = 'deceased' and name in ('lowers', 'held')"))
                .isPositive();
    }

    private long restricted(Person person, String reason) {
        return home.sql(
                Long.class,
                "select count(*) from restriction r join customer c on c.id = r.customer_id"
                        + " where c.number = ? and r.reason = ?",
                person.number(),
                reason);
    }

    @Test
    void takesTheNextDeliveryWhileAPlanIsHeld() {
        Person other = people.get(200);
        MadeDelivery.changes(home, 3).change(other.hetu(), "turvakielto", "1").send();
        RegisterResult result = home.run("population");
        assertThat(result.code()).isIn(ExitCode.OK, ExitCode.HELD);
        assertThat(home.customer(other.number())).containsEntry("protection-order", "1");
    }

    private Approval approval(long ceiling, Duration good, String by) {
        Instant now = home.clock().instant();
        return new Approval(ceiling, now.plus(good), by, "the register announced the moves");
    }
}
