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
