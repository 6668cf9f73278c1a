package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F154: a database is restored that is older than what people said since. Nobody is contacted before it has come back. */
@ParameterizedClass
@EnumSource
class RestoreTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<String> customers;

    @BeforeEach
    void open() {
        home = PreparedHome.on(databases).copyTo(folder.resolve("home"));
        assertThat(Terminal.run(home, "db", "migrate").code())
                .isIn(ExitCode.OK.number(), ExitCode.ALREADY_DONE.number());
        customers = home.read(dataSource -> JdbcClient.create(dataSource)
                .sql("select number from customer where version > 0 order by id limit 4")
                .query(String.class)
                .list());
    }

    @Test
    void nothingThatPeopleSaidAfterTheBackupIsLost() throws Exception {
        object(0, "phone");
        Backup backup = Backup.of(home, databases, folder);
        object(1, "all");
        object(0, "phone", "--withdrawn-by-person");
        object(2, "post");
        List<String> said = words();
        long audited = audited();
        backup.restore();
        assertThat(words()).hasSize(1);

        Terminal check = Terminal.run(home, "db", "check");
        assertThat(check.code()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(check.text())
                .contains(
                        "AUDIT_FAIL db: the database lacks 3 of 4 words of people in the journal; expected all of them")
                .endsWith("Next: ajantasa db restore-objections --reason TEXT\n");
        refused("contact", "check", customers.get(3), "--channel", "phone");
        refused("contact", "object", customers.get(3), "--channel", "phone", "--evidence", "T-9");
        Path file = folder.resolve("out.csv");
        refused(
                "contact",
                "export",
                "--channel",
                "email",
                "--purpose",
                "marketing",
                "--recipient",
                "Own",
                "--out",
                file.toString());
        assertThat(file).doesNotExist();
        assertThat(words()).hasSize(1);

        Terminal restored = restoreObjections();
        assertThat(restored.code()).as(restored.text()).isZero();
        assertThat(restored.text()).startsWith("OK db: 3 words of people came back, 0 were added to the journal.");
        assertThat(words()).isEqualTo(said);
        assertThat(audited()).isEqualTo(audited);
        assertThat(restoreObjections().code()).isEqualTo(ExitCode.ALREADY_DONE.number());
        Terminal whole = Terminal.run(home, "db", "check");
        assertThat(whole.code()).as(whole.text()).isZero();
        assertThat(Terminal.run(home, "contact", "check", customers.get(1), "--channel", "post")
                        .text())
                .contains("own-objection");
        admitLoss();
        object(3, "sms");
        assertThat(words()).hasSize(5).last().asString().startsWith("5|");
    }

    @Test
    void aWordOfACustomerWhomTheBackupDoesNotHaveWaitsForThem() throws Exception {
        Backup backup = Backup.of(home, databases, folder);
        object(0, "phone");
        object(1, "phone");
        backup.restore();
        home.meddle("update customer set number = 'C-gone' where number = ?", customers.get(1));
        Terminal restored = restoreObjections();
        assertThat(restored.code()).isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        assertThat(restored.text()).contains("1 words of people came back").contains("; 1 wait for customers");
        Terminal check = Terminal.run(home, "db", "check");
        assertThat(check.code()).isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        assertThat(check.text()).endsWith("Next: ajantasa run customers\n");
        assertThat(Terminal.run(home, "contact", "check", customers.get(0), "--channel", "phone")
                        .code())
                .isZero();
        admitLoss();
        object(2, "phone");

        home.meddle("update customer set number = ? where number = 'C-gone'", customers.get(1));
        refused("contact", "check", customers.get(0), "--channel", "phone");
        assertThat(restoreObjections().code()).isZero();
        assertThat(words()).hasSize(3);
    }

    @Test
    void aJournalThatIsGoneIsWrittenAnewFromTheDatabase() throws Exception {
        object(0, "phone");
        object(1, "phone");
        Path journal = home.home().resolve("objections").resolve("objections.log");
        List<String> lines = Files.readAllLines(journal);
        Files.delete(journal);
        Terminal check = Terminal.run(home, "db", "check");
        assertThat(check.code()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(check.text()).contains("the journal lacks 2 words of people that the database has");
        assertThat(restoreObjections().code()).isZero();
        assertThat(Files.readAllLines(journal)).hasSameSizeAs(lines);
        Files.delete(journal);
        object(2, "phone");
        assertThat(Files.readAllLines(journal))
                .as("a new word brings the earlier ones")
                .hasSize(3);
        assertThat(Terminal.run(home, "db", "check").text()).doesNotContain("words");
        home.meddle("update objection set channels = 1 where id = 1");
        home.meddle("update objection set evidence = 'other' where id = 1");
        assertThat(Terminal.run(home, "db", "check").text()).contains("1 words of people are not the same");
    }

    private void refused(String... command) {
        Terminal shown = Terminal.run(home, command);
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(shown.text().lines()).hasSize(3);
        assertThat(shown.text()).startsWith("AUDIT_FAIL: the database lacks ").endsWith("Next: ajantasa db check\n");
    }

    /** The log is shorter than what was signed, which nobody may pass over in silence (F157). */
    private void admitLoss() {
        Terminal cut = Terminal.run(home, "audit", "verify");
        assertThat(cut.code()).as(cut.text()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(cut.text()).contains("the end of the log is cut off");
        Terminal admitted = Terminal.run(home, "audit", "restored", "--reason", "restored the backup");
        assertThat(admitted.code()).as(admitted.text()).isZero();
        Terminal verified = Terminal.run(home, "audit", "verify");
        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text()).contains(TestHome.me() + " said").contains("restored the backup");
    }

    private Terminal restoreObjections() {
        return Terminal.run(home, "db", "restore-objections", "--reason", "restored the backup");
    }

    private void object(int customer, String channel, String... more) {
        String[] command = new String[7 + more.length];
        System.arraycopy(
                new String[] {
                    "contact", "object", customers.get(customer), "--channel", channel, "--evidence", "T-" + customer
                },
                0,
                command,
                0,
                7);
        System.arraycopy(more, 0, command, 7, more.length);
        Terminal shown = Terminal.run(home, command);
        assertThat(shown.code()).as(shown.text()).isZero();
    }

    private List<String> words() {
        return home.read(dataSource -> JdbcClient.create(dataSource)
                .sql(
                        "select id || '|' || customer_id || '|' || channels || '|' || withdrawn || '|' || evidence || '|' || at"
                                + " from objection order by id")
                .query(String.class)
                .list());
    }

    private long audited() {
        return home.sql(
                Long.class,
                "select coalesce(sum(entries), 0) from audit_bundle where kind like 'objection%'"
                        + " and kind <> 'objections-restored'");
    }
}
