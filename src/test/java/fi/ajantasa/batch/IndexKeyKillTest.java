package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F149: a change of the index key that is broken off anywhere is ended by the same command, with the same key. */
class IndexKeyKillTest {
    private static final String[] ROTATE = {"keys", "rotate", "--key", "index", "--reason", "seen by somebody"};

    @TempDir
    private Path folder;

    private TestHome home;
    private Path keyset;

    @BeforeEach
    void copy() {
        home = PreparedHome.on(Databases.H2).copyTo(folder.resolve("home"));
        keyset = home.installation().keyset();
    }

    private KillableNight killable() throws Exception {
        return new KillableNight(
                home.home(), home.jobs(), keyset, home.installation().machine());
    }

    private Set<String> hashes() {
        return home.read(dataSource -> new TreeSet<>(JdbcClient.create(dataSource)
                .sql("select cast(blind as varchar) from customer_code")
                .query(String.class)
                .list()));
    }

    private void endsAsAnUnbrokenOne(byte[] after) throws Exception {
        Terminal ended = Terminal.run(home, ROTATE);
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(keyset).hasBinaryContent(after);
        assertThat(home.sql(Boolean.class, "select rewritten from index_key")).isTrue();
        assertThat(home.sql(Integer.class, "select count(*) from audit_bundle where kind = 'key-rotated'"))
                .isEqualTo(1);
        assertThat(new Auditing(home.installation(), home.clock()).replay().faults())
                .isEmpty();
        Terminal doctor = Terminal.run(home, "doctor");
        assertThat(doctor.text()).contains("read what is stored, by 2 index keys");
    }

    @Test
    void killedWhenTheKeyIsInItsFile() throws Exception {
        Set<String> before = hashes();
        assertThat(killable().runKilledAt(new KillableNight.Moment("index key: a new one waits", 0), ROTATE))
                .isTrue();
        byte[] after = Files.readAllBytes(keyset);
        if (hashes().equals(before)) {
            assertThat(Terminal.run(home, "doctor").text())
                    .contains("1 index keys are in force, and 1 more wait in the keyset file");
        }
        endsAsAnUnbrokenOne(after);
        assertThat(hashes()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void killedBeforeAndAfterTheCommit() throws Exception {
        Set<String> before = hashes();
        int commits = commitsBefore();
        assertThat(killable().runKilledAtCommit(commits, true, ROTATE)).isTrue();
        byte[] after = Files.readAllBytes(keyset);
        assertThat(hashes()).as("the transaction was rolled back").isEqualTo(before);
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(killable().runKilledAtCommit(commits, false, ROTATE)).isTrue();
        Set<String> changed = hashes();
        assertThat(changed).doesNotContainAnyElementsOf(before);
        assertThat(home.sql(Boolean.class, "select rewritten from index_key")).isFalse();
        assertThat(Terminal.run(home, "doctor").text()).contains("pages may still hold hashes from before");
        endsAsAnUnbrokenOne(after);
        assertThat(hashes()).isEqualTo(changed);
    }

    /** The commit of the change is the one before which the log tells that everything was brought to the key. */
    private int commitsBefore() throws Exception {
        for (int number = 1; ; number++) {
            TestHome copy = home.copyTo(folder.resolve("commits-" + number));
            KillableNight night = new KillableNight(
                    copy.home(),
                    copy.jobs(),
                    copy.installation().keyset(),
                    copy.installation().machine());
            assertThat(night.runKilledAtCommit(number, true, ROTATE))
                    .as(night.tail())
                    .isTrue();
            if (Files.readString(copy.home().resolve("logs").resolve("ajantasa.log"))
                    .contains("applied over every hash")) {
                return number;
            }
        }
    }

    @Test
    void aStatementThatFailsLeavesEverythingAsItWas() throws Exception {
        Set<String> before = hashes();
        home.meddle("alter table audit_bundle add constraint trip check (kind <> 'key-rotated')");
        assertThat(Terminal.run(home, ROTATE).code()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        byte[] after = Files.readAllBytes(keyset);
        assertThat(hashes()).isEqualTo(before);
        home.meddle("alter table audit_bundle drop constraint trip");
        endsAsAnUnbrokenOne(after);
    }

    /** F149: the copy of the keyset file from before the change. */
    @Test
    void anOlderCopyOfTheKeysetOpensNothing_F149() throws Exception {
        Path old = Files.copy(keyset, folder.resolve("old"));
        assertThat(Terminal.run(home, ROTATE).code()).isZero();
        byte[] after = Files.readAllBytes(keyset);
        Files.write(keyset, Files.readAllBytes(old));
        for (String command :
                new String[] {"run customers", "doctor", "audit fsck", "keys rotate --key index --reason x"}) {
            Terminal refused = Terminal.run(home, command.split(" "));
            assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
            assertThat(refused.text()).contains("the keyset file does not have the index key with the mark");
        }
        assertThat(keyset).hasSameBinaryContentAs(old);
        Files.write(keyset, after);
        assertThat(Terminal.run(home, "audit", "fsck").code()).isZero();
    }

    @Test
    void aRunThatIsNotOverKeepsItsKey() throws Exception {
        byte[] before = Files.readAllBytes(keyset);
        home.meddle("update run set state = 'HELD' where id = 'R-20261122-03'");
        Terminal held = Terminal.run(home, ROTATE);
        assertThat(held.code()).isEqualTo(ExitCode.HELD.number());
        assertThat(held.text())
                .startsWith("HELD keys: R-20261122-03 is not over;")
                .contains("\nNothing was changed;")
                .endsWith("Next: ajantasa status\n");
        assertThat(keyset).hasBinaryContent(before);
        home.meddle("update run set state = 'DONE' where id = 'R-20261122-03'");
        assertThat(Terminal.run(home, ROTATE).code()).isZero();
    }
}
