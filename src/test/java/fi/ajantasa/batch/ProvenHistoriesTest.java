package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.LogVerifier;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.privacy.Retention;
import fi.ajantasa.privacy.RetentionPlan;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** After all that can rightly happen, log and state agree: no false alarm. */
class ProvenHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("ajantasa.histories", 2);
    private static final int FIRST = Integer.getInteger("ajantasa.history", 0);
    private static final Pattern PLAN = Pattern.compile("plan ([0-9a-f]{64})");
    /** Of so many each thing happens in some. */
    private static final int ENOUGH = 20;

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

    /**
     * Deliveries, some of whose runs break off, are abandoned or rolled back; people are erased, the oldest is pruned.
     * {@code -Dajantasa.histories=1000} tries so many, {@code -Dajantasa.history=500} from another one on.
     */
    @Test
    void afterManyHistoriesOfAllThatCanRightlyHappen() throws Exception {
        Map<String, Integer> happened = new TreeMap<>();
        for (int seed = FIRST; seed < FIRST + HISTORIES; seed++) {
            Path own = folder.resolve("history-" + seed);
            new History(new Random(seed), PreparedHome.on(Databases.H2).copyTo(own), happened).live();
            FileSystemUtils.deleteRecursively(own);
            happened.merge("histories", 1, Integer::sum);
            System.out.println("proven histories: " + happened);
        }
        if (HISTORIES >= ENOUGH) {
            assertThat(happened.keySet()).contains("rolled back", "erased", "pruned", "log pruned", "broken off");
        }
    }

    /** What one installation lives through. */
    private static final class History {
        private final Random random;
        private final TestHome home;
        private final Map<String, Integer> happened;
        private int sequence = 2;

        History(Random random, TestHome home, Map<String, Integer> happened) {
            this.random = random;
            this.home = home;
            this.happened = happened;
        }

        void live() throws Exception {
            String run = "";
            for (int left = 1 + random.nextInt(2); left > 0; left--) {
                deliver();
                run = random.nextBoolean() ? run() : brokenOff();
            }
            if (random.nextBoolean()) {
                new RollbackHome(home).confirm(run, home.rollbackPlan(run, false));
                count("rolled back");
            }
            if (random.nextInt(3) > 0) {
                erase();
            }
            if (random.nextInt(3) > 0) {
                prune();
            }
            assertGood(home.installation());
        }

        private void count(String what) {
            happened.merge(what, 1, Integer::sum);
        }

        private void deliver() {
            MadeDelivery changes = MadeDelivery.changes(home, sequence++);
            List<Person> people = PreparedHome.on(Databases.H2).plainPeople();
            int first = random.nextInt(people.size() - 40);
            for (Person person : people.subList(first, first + 1 + random.nextInt(39))) {
                switch (random.nextInt(3)) {
                    case 0 -> changes.change(person.hetu(), "suoramarkkinointikielto", "1");
                    case 1 -> changes.change(person.hetu(), "sukunimi", "Uudempi");
                    default -> changes.change(person.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu"));
                }
            }
            changes.send();
        }

        private String run() {
            RegisterResult result = home.run("population");
            assertThat(result.code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
            count("run");
            return result.runs().get(0);
        }

        /** Somewhere in match or in apply, as when the process is killed there: what was not committed is gone. */
        private String brokenOff() {
            String kind = random.nextBoolean() ? "change" : "facts";
            long last = home.sql(Long.class, "select max(id) from audit_bundle");
            home.meddle("alter table audit_bundle add constraint trip check (kind <> '" + kind + "' or id <= " + last
                    + ")");
            assertThat(home.run("population").code()).isEqualTo(ExitCode.AUDIT_FAIL);
            home.meddle("alter table audit_bundle drop constraint trip");
            count("broken off");
            assertGood(home.installation());
            String run = home.sql(String.class, "select max(id) from run where state = 'RUNNING'");
            assertThat(home.abandon(run, "shift-leader").code()).isEqualTo(ExitCode.OK);
            count("abandoned");
            return run();
        }

        private void erase() {
            String number = home.sql(
                    String.class,
                    "select number from customer where version > 0 order by number limit 1 offset "
                            + random.nextInt(900));
            Terminal shown = Terminal.run(home, "privacy", "erase", number);
            Matcher plan = PLAN.matcher(shown.text());
            if (shown.code() == 0 && plan.find()) {
                Terminal done = Terminal.run(
                        home,
                        "privacy",
                        "erase",
                        number,
                        "--confirm",
                        plan.group(1),
                        "--reason",
                        "case",
                        "--ground",
                        "no-longer-needed");
                assertThat(done.code()).as(done.text()).isIn(0, ExitCode.OK_WITH_REJECTS.number());
                count("erased");
            } else {
                count("erasure refused");
            }
        }

        private void prune() throws DefinitionException {
            Retention later = new Retention(
                    home.installation(),
                    Clock.offset(
                            Clock.systemUTC(), Duration.ofDays(random.nextBoolean() ? 4200 : random.nextInt(3600))));
            RetentionPlan plan = later.plan();
            Retention.Pruned pruned = later.apply(plan.hash(), "officer", "yearly");
            assertThat(pruned.code()).isIn(ExitCode.OK, ExitCode.ALREADY_DONE);
            count(pruned.code() == ExitCode.OK ? "pruned" : "nothing to prune");
            if (pruned.counts().containsKey("log-entries")) {
                count("log pruned");
            }
        }
    }
}
