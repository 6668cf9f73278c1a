package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.audit.AuditBroken;
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
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What has outlived its time goes, and nothing that is needed. */
@ParameterizedClass
@EnumSource
class RetentionTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private ErasureHome former;
    private TestHome home;

    @BeforeEach
    void open() throws Exception {
        former = ErasureHome.in(folder.resolve("home"), databases);
        home = former.home();
    }

    private Retention after(int days) {
        return new Retention(home.installation(), Clock.offset(home.clock(), Duration.ofDays(days)));
    }

    private static Map<String, Long> due(RetentionPlan plan) {
        Map<String, Long> due = new TreeMap<>();
        plan.lines().stream().filter(it -> it.due() > 0).forEach(it -> due.put(it.kind(), it.due()));
        return due;
    }

    @Test
    void takesWhatIsDueAndKeepsWhatAFormerCustomerSaidOfBeingContacted() throws Exception {
        Retention.Pruned first = after(0).apply(after(0).plan().hash(), "officer", "first");
        assertThat(first.counts())
                .as("the plain set has customers who left long ago")
                .containsOnlyKeys("former-customers");
        ProvenHistoriesTest.assertGood(home.installation());
        assertThat(due(after(0).plan())).isEmpty();
        assertThat(former.command("retention", "plan").text()).contains("nothing is due");
        assertThat(former.command("contact", "object", former.number(), "--channel", "phone", "--evidence", "T-1")
                        .code())
                .isZero();

        // The contract ended on 31 March 2025: what is kept for two years is due, and nothing of six.
        RetentionPlan plan = after(600).plan();
        assertThat(due(plan)).containsOnlyKeys("former-customers");
        Map<String, String> held = home.customer(former.number());
        assertThat(after(600).apply("000000000000", "officer", "yearly").code()).isEqualTo(ExitCode.APPROVAL_VOID);
        Retention.Pruned pruned = after(600).apply(plan.hash(), "officer", "yearly");
        assertThat(pruned.code()).isEqualTo(ExitCode.OK);
        assertThat(pruned.counts().get("former-customers").longValue())
                .isEqualTo(due(plan).get("former-customers"));
        held.keySet().removeAll(List.of("e-mail", "mobile-phone"));
        assertThat(home.customer(former.number())).isEqualTo(held).containsKeys("family-name", "contract-end");
        assertThat(home.sql(
                        Integer.class,
                        "select count(*) from customer_number n join customer c on c.id = n.customer_id"
                                + " where c.number = ?",
                        former.number()))
                .isZero();
        assertThat(after(600).apply(plan.hash(), "officer", "yearly").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(home.sql(Integer.class, "select count(*) from objection")).isOne();

        // Three years on the plans of these nights are due; who needs them is told so.
        RetentionPlan later = after(3 * 365).plan();
        assertThat(due(later)).containsKey("plan-values");
        assertThat(after(3 * 365).apply(later.hash(), "officer", "yearly").code())
                .isEqualTo(ExitCode.OK);
        RegisterResult undone = home.showRollback("R-20261122-03", false).result();
        assertThat(undone.code()).isEqualTo(ExitCode.NOT_RESUMABLE);
        Terminal past = former.command(
                "customers", "show", former.number(), "--purpose", "complaint", "--as-of", "2026-11-01T00:00:00+02:00");
        assertThat(past.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(past.text()).contains("were pruned");
        assertThat(former.command("customers", "show", former.number(), "--purpose", "complaint")
                        .code())
                .isZero();
        assertThat(former.command("explain", former.number(), "--purpose", "complaint")
                        .code())
                .isZero();
        assertThat(home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'retention'"))
                .isEqualTo(3);
        assertThat(new Auditing(home.installation(), home.clock()).replay().faults())
                .isEmpty();
    }

    /** Facts that go are told to the log one by one: a replay of it misses none and finds none too many. */
    @Test
    void factsThatHaveOutlivedTheirTimeGoWithTheLogsKnowledge() {
        assertThat(home.split(former.number(), "population", 1).verdict().code())
                .isEqualTo(ExitCode.OK);
        String others = "select count(*) from withdrawn_fact w join fact f on f.customer_id = w.customer_id"
                + " and f.extract_id = w.extract_id and f.row_number = w.row_number where w.discount = 'SOMEBODY_ELSE'";
        assertThat(home.sql(Integer.class, others)).isPositive();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(200));
        Retention retention = new Retention(home.installation(), later);
        try {
            RetentionPlan plan = retention.plan();
            assertThat(due(plan)).containsKey("facts-of-others");
            assertThat(retention.apply(plan.hash(), "officer", "yearly").code()).isEqualTo(ExitCode.OK);
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
        assertThat(home.sql(Integer.class, others)).isZero();
        ProvenHistoriesTest.assertGood(home.installation());
    }

    @Test
    void theOldestEntriesOfTheLogGoAndWhatTheySaidIsStillCompared() throws Exception {
        int days = 10 * 366;
        assertThat(due(after(9 * 365).plan())).doesNotContainKey("log-entries");
        RetentionPlan plan = after(days).plan();
        long entries = due(plan).get("log-entries");
        assertThat(entries).isPositive();
        assertThat(entries % 256).isZero();
        Retention.Pruned pruned = after(days).apply(plan.hash(), "officer", "ten years");
        assertThat(pruned.code()).isEqualTo(ExitCode.OK);
        assertThat(pruned.counts().get("log-entries").longValue()).isEqualTo(entries);
        ProvenHistoriesTest.assertGood(home.installation());
        Terminal verified = former.command("audit", "verify");
        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text())
                .contains("The first " + entries + " entries had outlived their time; officer pruned them");

        int customer = home.sql(Integer.class, "select min(customer_id) from fact");
        int number = home.sql(Integer.class, "select min(row_number) from fact where customer_id = " + customer);
        home.meddle("update customer set version = version + ? where id = " + customer, 1);
        home.meddle("delete from fact where customer_id = " + customer + " and row_number = ?", number);
        home.meddle("delete from restriction where customer_id = (select min(customer_id) from restriction)");
        List<String> faults =
                new Auditing(home.installation(), home.clock()).replay().faults();
        assertThat(faults)
                .anyMatch(it -> it.startsWith("customer " + customer + " was altered"))
                .anyMatch(it -> it.startsWith("the fact of customer " + customer) && it.endsWith("is missing"))
                .anyMatch(it -> it.startsWith("the restrictions of customer "))
                .hasSize(3);
    }

    @Test
    void entriesThatAreNotAsTheyWereSignedAreEvidenceAndStay() throws Exception {
        int days = 10 * 366;
        home.meddle("update audit_bundle set actor = 'somebody' where id = (select min(id) from audit_bundle)");
        RetentionPlan plan = after(days).plan();
        assertThatThrownBy(() -> after(days).apply(plan.hash(), "officer", "ten years"))
                .isInstanceOf(AuditBroken.class);
        assertThat(home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'log-pruned'"))
                .isZero();
    }

    @Test
    void nothingGoesWhileARunIsUnderWayOrHeld() throws Exception {
        home.meddle("update run set state = 'HELD' where id = 'R-20261122-03'");
        assertThat(after(600).plan().obstacles()).hasSize(1);
        assertThat(after(600)
                        .apply(after(600).plan().hash(), "officer", "yearly")
                        .code())
                .isEqualTo(ExitCode.HELD);
        assertThat(former.command("privacy", "erase", former.number()).code()).isEqualTo(ExitCode.HELD.number());
    }
}
