package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.ajantasa.customer.KeysUnavailable;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the keys the codes were encrypted with nothing is decrypted and nothing done (F149). */
class KeysNightTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);
    private static final Person ONE = PREPARED.plainPeople().get(0);

    @TempDir
    private Path folder;

    private TestHome home;
    private Path keyset;

    @BeforeEach
    void deliver() {
        home = PREPARED.copyTo(folder.resolve("home"));
        keyset = home.installation().keyset();
        MadeDelivery.changes(home, 2).change(ONE.hetu(), "sukunimi", "Uusinen").send();
    }

    @Test
    void doesNothingWhenTheKeysAreGone_F149() throws IOException {
        Files.move(keyset, folder.resolve("kept"));
        refusesEverything();
        assertThat(keyset).doesNotExist();
        Files.move(folder.resolve("kept"), keyset);
        goesOn();
    }

    @Test
    void doesNothingWithOtherKeys_F149() throws IOException {
        TestHome other = TestHome.in(folder.resolve("other"));
        assertThat(other.run("customers").code()).isEqualTo(ExitCode.INPUT_LATE);
        Files.copy(keyset, folder.resolve("kept"));
        Files.copy(other.installation().keyset(), keyset, StandardCopyOption.REPLACE_EXISTING);
        refusesEverything();
        Files.move(folder.resolve("kept"), keyset, StandardCopyOption.REPLACE_EXISTING);
        goesOn();
    }

    /** F149: killed between what is written beside the keyset file, and is read back there, and its place. */
    @Test
    void aKilledChangeOfTheMasterKeyLeavesEverythingAsItWas_F149() throws Exception {
        byte[] before = Files.readAllBytes(keyset);
        KillableNight night = new KillableNight(
                home.home(), home.jobs(), keyset, home.installation().machine());
        assertThat(night.runKilledAtCommit(99, true, rotateTo("test-kms://halt/master")))
                .isFalse();
        assertThat(parts()).as(night.tail()).isEqualTo(1);
        assertThat(keyset).hasBinaryContent(before);
        assertThat(rotations()).isZero();
        assertThat(Terminal.run(home, rotateTo("test-kms://down/master")).code())
                .isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
        assertThat(keyset).hasBinaryContent(before);
        assertThat(rotations()).isZero();

        Terminal turned = Terminal.run(home, rotateTo("test-kms://good/master"));
        assertThat(turned.code()).as(turned.text()).isZero();
        assertThat(parts()).isZero();
        assertThat(rotations()).isEqualTo(1);
        assertThat(Terminal.run(home, "doctor").text())
                .contains("readable by its owner only, encrypted with test-kms://good/master");
        goesOn();
    }

    private static String[] rotateTo(String master) {
        return new String[] {"keys", "rotate", "--key", "master", "--to", master, "--reason", "a year is over"};
    }

    private long rotations() {
        return home.sql(Long.class, "select count(*) from audit_bundle where kind = 'key-rotated'");
    }

    private long parts() throws IOException {
        try (Stream<Path> files = Files.list(keyset.getParent())) {
            return files.filter(it -> it.toString().endsWith(".part")).count();
        }
    }

    private void refusesEverything() {
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> home.run("population"));
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> home.night());
        assertThat(Terminal.run(home, "run", "population").code()).isEqualTo(ExitCode.KEYS_UNAVAILABLE.number());
    }

    private void goesOn() {
        assertThat(home.export()).isEqualTo(PREPARED.export());
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number())).containsEntry("family-name", "Uusinen");
    }
}
