package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F84: a wrong extract was applied, and is found later. */
@ParameterizedClass
@EnumSource
class RollbackTest {
    private static final String RUN = "R-20261122-04";
    private static final String FIRST_LIST = "R-20261122-03";
    private static final String LEADER = RollbackHome.LEADER;
    private static final String OFFICER = "data-protection-officer";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private List<Person> people;
    private TestHome home;
    private RollbackHome undoing;
    private StateDigest before;

    /** The wrong delivery renames and moves people, bans some, hides one and lets one die; a later one renames three anew. */
    @BeforeEach
    void deliver() throws Exception {
        PreparedHome prepared = PreparedHome.on(databases);
        people = prepared.plainPeople();
        home = prepared.copyTo(folder.resolve("home"));
        undoing = new RollbackHome(home);
        before = StateDigest.of(home.installation());
        MadeDelivery wrong = MadeDelivery.changes(home, 2);
        people.subList(0, 20).forEach(it -> wrong.change(it.hetu(), "sukunimi", "Väärinen"));
        people.subList(20, 30).forEach(it -> wrong.change(it.hetu(), DeliveryFaultsNightTest.moveTo("Vääräkatu")));
        people.subList(30, 40).forEach(it -> wrong.change(it.hetu(), "suoramarkkinointikielto", "1"));
        wrong.change(people.get(40).hetu(), "turvakielto", "1");
        wrong.change(people.get(41).hetu(), "kuollut", "1", "kuolinpv", "2026-11-01", "kuolinpv_tarkkuus", "PAIVA");
        wrong.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    private void later() {
        MadeDelivery later = MadeDelivery.changes(home, 3);
        people.subList(0, 3).forEach(it -> later.change(it.hetu(), "sukunimi", "Uudempi"));
        later.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    private static String run(Rollback.Undone undone) {
        return RollbackHome.undoing(undone);
    }

    @Test
    void showsThePlanAndDoesNothingUnlessThatVeryPlanIsConfirmed_F84() {
        Path out = folder.resolve("letters.csv");
        Terminal exported = Terminal.run(
                home,
                "contact",
                "export",
                "--channel",
                "post",
                "--purpose",
                "customer-care",
                "--recipient",
                "Own",
                "--out",
                out.toString());
        assertThat(exported.code()).isEqualTo(ExitCode.OK.number());
        String export = home.export();
        Terminal shown = Terminal.run(home, "rollback", RUN);

        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        assertThat(shown.text())
                .contains("nothing is changed yet", "  reversed ", "family-name 20", "permanent-address 1")
                .contains("  kept ", "protection-order 1", "no-marketing-direct-marketing-ban 10", "protects ")
                .contains("--confirm ", "Exports let out since", "export 1, post, customer-care, by " + TestHome.me())
                .doesNotContain("Väärinen", people.get(0).hetu());
        assertThat(Terminal.run(home, "status").text())
                .as("a plan that was only shown says nothing of where the register stands")
                .contains(RUN + " ")
                .doesNotContain("plan only");
        assertThat(Terminal.run(home, "runs", "list").text()).contains("(plan only)");
        assertThat(Terminal.run(home, "rollback", RUN, "--confirm", "0123456789ab")
                        .code())
                .as("nobody signed")
                .isEqualTo(ExitCode.USAGE.number());
        refuses(ExitCode.USAGE, "R-20261122-01", "a night is no run of a register");
        refuses(ExitCode.USAGE, "R-20260101-99", "there is no run");
        String plan = home.rollbackPlan(RUN, false);
        String other = (plan.startsWith("0") ? "1" : "0") + plan.substring(1);
        assertThat(undoing.confirm(RUN, other).result().reason()).isEqualTo("plan-differs");
        assertThat(home.export()).isEqualTo(export);
        later();
        String since = home.export();
        assertThat(undoing.confirm(RUN, plan).result().code()).isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(home.export()).isEqualTo(since);
        assertThat(home.sql(Long.class, "select count(*) from approval where verdict = 'plan-differs'"))
                .isEqualTo(2);
        assertThat(home.sql(String.class, "select state from extract where id = 3"))
                .isEqualTo("APPLIED");
    }

    @Test
    void leavesWhatStoodBeforeButForWhatIsKept_F84() throws Exception {
        later();
        List<String> flags = undoing.restrictions();
        Rollback.Undone undone = home.rollback(RUN, false, LEADER);

        assertThat(undone.result().code()).as(undone.result().message()).isEqualTo(ExitCode.OK);
        RunReport report = home.report(run(undone));
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        assertThat(report.equations()).extracting(it -> it.key()).contains("E13.rollback", "E8.flags");
        Set<String> kept = undoing.items(run(undone), ListName.KEPT);
        assertThat(kept).hasSizeGreaterThan(20);
        assertThat(undoing.items(run(undone), ListName.KEPT_BECAUSE))
                .anyMatch(it -> it.endsWith(" changed-since"))
                .anyMatch(it -> it.endsWith(" protects"));
        assertThat(undoing.items(run(undone), ListName.NOT_REVERSED)).isEmpty();
        assertThat(RollbackDigest.of(home, kept)).isEqualTo(RollbackDigest.of(before, kept));
        assertThat(undoing.restrictions()).isEqualTo(flags);
        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Uudempi");
        assertThat(home.customer(people.get(40).number())).containsEntry("protection-order", "1");
        assertThat(home.customer(people.get(41).number())).containsEntry("deceased", "1");
        assertThat(Terminal.run(home, "runs", "show", RUN, "--timeline").text())
                .contains("rollback ", "by " + LEADER + ": as run " + run(undone));
    }

    /** Whatever decides these customers anew finds the values that stood before, and every flag as it was. */
    private void decideAnew() throws Exception {
        StateDigest undone = StateDigest.of(home.installation());
        List<String> flags = undoing.restrictions();
        MadeDelivery customers = MadeDelivery.customers(home, 2);
        Person other = people.get(60);
        Person.customerRows(home)
                .forEach(row -> customers.row(
                        other.number().equals(row.get("asiakasnumero"))
                                ? other.telling("sahkoposti", "uusi@posti.example")
                                : row));
        customers.send();

        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);

        assertThat(home.sql(Long.class, "select count(*) from due where due_on <= ?", TestHome.TODAY))
                .isZero();
        Set<String> changed =
                Set.of(home.sql(Integer.class, "select id from customer where number = ?", other.number()) + " e-mail");
        assertThat(RollbackDigest.of(home, changed)).isEqualTo(RollbackDigest.of(undone, changed));
        assertThat(undoing.restrictions()).isEqualTo(flags);
    }

    /** The wrong file still lies in the folder, and changes come that rest on it: neither counts; a full list does. */
    @Test
    void doesNotTakeTheDeliveryInAgainTonight_F84() throws Exception {
        home.rollback(RUN, false, LEADER);
        decideAnew();
        String export = home.export();
        MadeDelivery.changes(home, 3)
                .change(people.get(5).hetu(), "sukunimi", "Seuraava")
                .send();

        RegisterResult night = home.run("population");

        assertThat(night.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(night.message()).contains("rolled-back");
        assertThat(home.export()).isEqualTo(export);
        assertThat(home.runAgain("population").code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(Terminal.run(home, "rerun", RUN).code()).isEqualTo(ExitCode.INPUT_CONFLICT.number());
        assertThat(home.export()).isEqualTo(export);

        MadeDelivery list = MadeDelivery.fullList(home, 4);
        Map<String, Map<String, String>> right = Map.of(
                people.get(5).hetu(), people.get(5).saying("sukunimi", "Oikea"),
                people.get(40).hetu(), people.get(40).saying("turvakielto", "1"));
        Person left = people.get(45);
        Person.registerRows(home).stream()
                .filter(row -> !left.hetu().equals(row.get("hetu")))
                .forEach(row -> list.row(right.getOrDefault(row.get("hetu"), row)));
        list.send();
        home.run("population");
        assertThat(home.sql(String.class, "select state from extract where sequence = 4 and register = 'population'"))
                .isEqualTo("APPLIED");
        assertThat(home.customer(people.get(5).number())).containsEntry("family-name", "Oikea");
        assertThat(home.customer(people.get(40).number())).containsEntry("protection-order", "1");
        keepsWhatALaterFullListHas(left);
    }

    /** Nobody's row of the later list was read that was as before: it is that list's word all the same. */
    private void keepsWhatALaterFullListHas(Person left) {
        int id = home.sql(Integer.class, "select id from customer where number = ?", left.number());
        Rollback.Undone undone = home.rollback(FIRST_LIST, false, LEADER);

        assertThat(undoing.items(run(undone), ListName.REVERSED)).isNotEmpty().allMatch(it -> it.startsWith(id + " "));
        assertThat(undoing.items(run(undone), ListName.KEPT_BECAUSE)).anyMatch(it -> it.endsWith(" said-again-since"));
        assertThat(home.sql(
                        Integer.class,
                        "select distinct customer_id from withdrawn_fact where extract_id ="
                                + " (select extract_id from run where id = ?)",
                        FIRST_LIST))
                .isEqualTo(id);
    }

    @Test
    void takesBackWhatProtectsOnlyOnASecondPersonsWord_F84() {
        assertThat(home.showRollback(RUN, true).result().code()).isEqualTo(ExitCode.USAGE);
        home.rollback(RUN, false, LEADER);
        List<String> flags = undoing.restrictions();

        Rollback.Undone same = home.rollback(RUN, true, LEADER);
        assertThat(same.result().code()).isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(same.result().reason()).isEqualTo("approver-is-requester");
        assertThat(undoing.restrictions()).isEqualTo(flags);

        Rollback.Undone lifted = home.rollback(RUN, true, OFFICER);
        assertThat(lifted.result().code()).as(lifted.result().message()).isEqualTo(ExitCode.OK);
        assertThat(home.report(run(lifted)).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(undoing.restrictions()).hasSize(flags.size() - 12);
        assertThat(home.customer(people.get(41).number())).doesNotContainKey("death-date");
        refuses(ExitCode.ALREADY_DONE, RUN, "is its rollback");
        refuses(ExitCode.USAGE, run(lifted), "a roll-back is not undone");
    }

    private void refuses(ExitCode code, String run, String word) {
        String export = home.export();
        Terminal shown = Terminal.run(home, "rollback", run);
        assertThat(shown.code()).as(shown.text()).isEqualTo(code.number());
        assertThat(shown.text()).contains(word);
        assertThat(shown.text().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(export);
    }

    /** The process broke off while it applied, and one customer has moved on since: that one is told, the others are undone. */
    @Test
    void goesOnWhereItBrokeOffAndTellsWhatCouldNotBeUndone_F84() {
        Rollback.Undone broken = undoing.brokenOff(RUN, "audit_bundle", "kind <> 'change' or run_id <= '" + RUN + "'");
        assertThat(broken.result().code()).isEqualTo(ExitCode.AUDIT_FAIL);
        String moved = people.get(7).number();
        home.meddle("update customer set version = version + 1 where number = ?", moved);

        RegisterResult night = home.run("population");

        String run = run(broken);
        assertThat(night.runs()).contains(run);
        assertThat(home.sql(Integer.class, "select exit_code from run where id = ?", run))
                .isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(undoing.items(run, ListName.NOT_REVERSED)).hasSize(1).allMatch(it -> it.endsWith(" family-name"));
        assertThat(home.customer(moved)).containsEntry("family-name", "Väärinen");
        assertThat(home.customer(people.get(8).number())).doesNotContainEntry("family-name", "Väärinen");
    }

    /** What was written does not read as what stood before. */
    @Test
    void isAnImbalanceWhenItReadsOtherwise_F84() {
        Rollback.Undone broken = undoing.brokenOff(RUN, "run_list", "name <> 'applied' or run_id <= '" + RUN + "'");
        assertThat(broken.result().code()).isEqualTo(ExitCode.INTERNAL);
        home.meddle(
                "update customer set held = (select o.held from customer o where o.number = ?) where number = ?",
                people.get(50).number(),
                people.get(8).number());

        Terminal resumed = Terminal.run(home, "resume", run(broken));

        assertThat(resumed.code()).as(resumed.text()).isEqualTo(ExitCode.IMBALANCE.number());
        assertThat(resumed.text()).contains("E13 rollback").contains("family-name");
        assertThat(undoing.items(run(broken), ListName.REREAD_DIFFERS)).hasSize(1);
    }
}
