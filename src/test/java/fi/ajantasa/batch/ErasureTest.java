package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** F155: somebody was erased, and tonight's deliveries tell of them again. */
@ParameterizedClass
@EnumSource
class ErasureTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private ErasureHome erased;
    private TestHome home;

    @BeforeEach
    void open() throws Exception {
        erased = ErasureHome.in(folder.resolve("home"), databases);
        home = erased.home();
    }

    @Test
    void whoWasErasedIsLeftNowhereAndNoRegisterBringsThemBack() throws Exception {
        Terminal objected = erased.command(
                "contact",
                "object",
                erased.number(),
                "--channel",
                "phone",
                "--evidence",
                "T-1 " + erased.canaries().get(3));
        assertThat(objected.code()).as(objected.text()).isZero();
        Path export = home.home().resolve("reports").resolve("export.csv");
        Files.createDirectories(export.getParent());
        Files.writeString(export, "C-1;Muu\n" + erased.number() + ";" + erased.phone() + "\n");
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isNotEmpty();
        Map<String, String> before = home.values("family-name");

        String plan = erased.plan();
        Terminal done = erased.erase(plan.substring(0, 12));
        assertThat(done.code()).as(done.text()).isZero();
        assertThat(done.text())
                .contains("erasure 1 is done")
                .contains("1 customer,")
                .contains("1 files");
        assertThat(export).doesNotExist();
        ProvenHistoriesTest.assertGood(home.installation());
        assertThat(erased.command("customers", "show", erased.number(), "--purpose", "complaint")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(erased.erase(plan).code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        Path answer = export.resolveSibling("report.html");
        Terminal asked = erased.command(
                ("privacy report " + erased.number() + " --lang fi --format html --identity passport --out " + answer)
                        .split(" "));
        assertThat(asked.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(asked.text()).contains("was erased (erasure 1)", "privacy kept 1");
        assertThat(answer).doesNotExist();
        assertThat(erased.command("privacy", "kept", "1", "--reason", "audit of 2025")
                        .text())
                .contains(erased.number(), "contract-end", "2025-03-31")
                .doesNotContain(erased.email());
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();

        assertThat(home.showRollback("R-20261122-03", false).result().code())
                .as("a run of before can still be undone for the others")
                .isEqualTo(ExitCode.OK);
        ErasureHome tonight = erased.at(home.daysLater(1));
        tonight.deliver();
        for (String register : new String[] {"customers", "population"}) {
            RegisterResult result = tonight.home().run(register);
            assertThat(result.code()).as(register).isEqualTo(ExitCode.OK);
            RunReport report = tonight.home().report(result.runs().get(0));
            assertThat(report.toString()).contains("blocked-by-tombstone, value=1");
        }
        before.remove(erased.number());
        assertThat(tonight.home().values("family-name")).isEqualTo(before);
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();
        comesBackWithANewContractOnly(tonight);
    }

    private static void comesBackWithANewContractOnly(ErasureHome tonight) {
        tonight.deliver("K-again");
        assertThat(tonight.home().run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(tonight.command("contact", "check", "K-again", "--channel", "phone")
                        .code())
                .as("another number for the same code")
                .isEqualTo(ExitCode.USAGE.number());
        String[] readmit = {"privacy", "readmit", "K-again", "--reason", "contract 7"};
        assertThat(tonight.command(readmit).code()).isZero();
        assertThat(tonight.home().sql(String.class, "select actor from audit_bundle where kind = 'readmission'"))
                .as("who let them in is in the log, once")
                .isEqualTo(TestHome.me());
        assertThat(tonight.command(readmit).code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        ErasureHome next = tonight.at(tonight.home().daysLater(1));
        next.deliver("K-again");
        assertThat(next.home().run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(next.command("contact", "check", "K-again", "--channel", "phone")
                        .text())
                .contains("own-objection");
        assertThat(next.command(
                                "contact",
                                "object",
                                "K-again",
                                "--channel",
                                "phone",
                                "--evidence",
                                "T-2",
                                "--withdrawn-by-person")
                        .code())
                .isZero();
        assertThat(next.command("contact", "check", "K-again", "--channel", "phone")
                        .text())
                .doesNotContain("own-objection");
        staysAwayOnceErasedAgain(next, readmit);
    }

    private static void staysAwayOnceErasedAgain(ErasureHome again, String... readmit) {
        assertThat(again.command(readmit).code())
                .as("of a customer it would undo a later erasure")
                .isEqualTo(ExitCode.USAGE.number());
        Terminal done = again.eraseAs("K-again", again.plan("K-again"));
        assertThat(done.code()).as(done.text()).isZero();
        ErasureHome later = again.at(again.home().daysLater(1));
        later.deliver("K-again");
        assertThat(later.home().run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(later.command("contact", "check", "K-again", "--channel", "phone")
                        .code())
                .as("the readmission was of before this erasure")
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(later.command(readmit).code()).isZero();
    }

    /** What a server keeps for a transaction that began before is not gone, and the erasure is not over until it is. */
    private Terminal eraseBesideAnOlderTransaction(String plan) throws Exception {
        if (databases == Databases.H2) {
            return erased.erase(plan);
        }
        Path settings = home.home().resolve("application.properties");
        String before = Files.readString(settings);
        String url = home.installation().machine().getProperty("ajantasa.database.url");
        try (Connection older = DriverManager.getConnection(url, "postgres", "");
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select 1");
            Files.writeString(settings, before + "ajantasa.database.patience=1\n");
            Terminal waits = erased.erase(plan);
            assertThat(waits.code()).isEqualTo(ExitCode.LOCKED.number());
            assertThat(waits.text()).startsWith("LOCKED: other sessions");
            assertThat(erased.command("db", "restore-erasures").code()).isEqualTo(ExitCode.LOCKED.number());
            assertThat(erased.command("db", "check").text()).contains("1 erasures were begun and are not over");
            assertThat(new RawBytes(home, databases).find(erased.canaries())).isNotEmpty();
            older.rollback();
        } finally {
            Files.writeString(settings, before);
        }
        Terminal done = erased.erase(plan);
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();
        return done;
    }

    /** F154: yesterday's backup comes back, and the person must not. */
    @Test
    void whoWasErasedAfterABackupIsErasedAgainBeforeItIsOpened() throws Exception {
        assertThat(erased.command("contact", "object", erased.number(), "--channel", "all", "--evidence", "T-1")
                        .code())
                .isZero();
        Backup backup = Backup.of(home, databases, folder);
        String plan = erased.plan();
        assertThat(eraseBesideAnOlderTransaction(plan).code()).isZero();
        backup.restore();
        Terminal refused = erased.command("customers", "show", erased.number(), "--purpose", "complaint");
        assertThat(refused.code()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(refused.text()).startsWith("AUDIT_FAIL: the database lacks 1 erasures");
        assertThat(erased.command("run", "customers").code()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(erased.command("contact", "check", "K", "--channel", "phone").code())
                .isEqualTo(ExitCode.AUDIT_FAIL.number());
        Terminal check = erased.command("db", "check");
        assertThat(check.text()).endsWith("Next: ajantasa db restore-erasures\n");

        Terminal restored = erased.command("db", "restore-erasures");
        assertThat(restored.code()).as(restored.text()).isZero();
        assertThat(restored.text()).startsWith("OK db: 1 erasures came back from the journal, 1 people were erased");
        assertThat(erased.command("db", "restore-erasures").code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        assertThat(erased.command("customers", "show", erased.number(), "--purpose", "complaint")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(new RawBytes(home, databases).find(erased.canaries())).isEmpty();
        assertThat(home.sql(Integer.class, "select count(*) from kept_objection where kind = 'phone'"))
                .isOne();
        assertThat(erased.command("db", "check").code()).isZero();
        assertThat(erased.command("audit", "restored", "--reason", "yesterday's backup")
                        .code())
                .isZero();
        ProvenHistoriesTest.assertGood(home.installation());
    }

    /** The log says that the restrictions of the erased are gone, too. */
    @Test
    void logAndStateAgreeOnSomebodyErasedWhoWasRestricted() throws Exception {
        erased.restrict();
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from restriction r join customer c on c.id = r.customer_id where c.number = ?",
                        erased.number()))
                .isPositive();
        assertThat(erased.erase(erased.plan()).code()).isZero();
        ProvenHistoriesTest.assertGood(home.installation());
    }
}
