package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The signing key is changed between two runs: whoever has either key goes on verifying, with nothing of ours but the file. */
@ParameterizedClass
@EnumSource
class KeyChangeNightTest {
    @Parameter
    Databases databases;

    @TempDir
    private Path folder;

    private TestHome home;
    private List<Person> people;

    @BeforeEach
    void copy() {
        PreparedHome prepared = PreparedHome.on(databases);
        home = prepared.copyTo(folder.resolve("home"));
        people = prepared.plainPeople();
    }

    private String good(String... command) {
        Terminal terminal = Terminal.run(home, command);
        assertThat(terminal.code()).as(terminal.text()).isZero();
        return terminal.text().strip();
    }

    /** At the moment of the runs here, for a clock that goes back is a fault. */
    private void rotate() throws Exception {
        Holds.Verdict verdict =
                new KeyRotation(home.installation(), home.clock()).rotateSigning("key-officer", "a year is over");
        assertThat(verdict.code()).isEqualTo(ExitCode.OK);
    }

    private void change(int sequence) {
        Person person = people.get(sequence);
        MadeDelivery.changes(home, sequence)
                .change(person.hetu(), "sukunimi", "Uusinen")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
    }

    private String prove(String kind) {
        long bundle = home.sql(Long.class, "select max(id) from audit_bundle where kind = '" + kind + "'");
        Path file = folder.resolve(kind + "-" + bundle + ".json");
        good("audit", "prove", bundle + ".1", "--out", file.toString());
        return file.toString();
    }

    @Test
    void changesTheSigningKeyBetweenTwoRuns() throws Exception {
        String first = good("audit", "checkpoint", "--key");
        String old = prove("change");
        change(2);
        rotate();
        String both = prove("signing-key");
        change(3);
        String fresh = prove("change");
        assertThat(good("audit", "verify")).doesNotContain("key");
        good("audit", "fsck");

        List<String> keys = good("audit", "checkpoint", "--key").lines().toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.get(1)).startsWith(first + " ");
        assertThat(good("audit", "checkpoint", "--key", "--json")).contains("\"from\"", "\"until\"");
        assertThat(Terminal.run(home, "doctor").text())
                .contains(
                        keys.get(0) + " signs checkpoints since " + keys.get(1).split(" ")[1]);

        assertThat(python(0, first, old, both)).contains(keys.get(0));
        assertThat(python(1, first, fresh)).contains("REFUSED");
        python(0, keys.get(0), both, fresh);
        Path file = Files.write(folder.resolve("keys"), keys);
        python(0, file.toString(), old, both, fresh);
    }

    /** F149: the keyset file of yesterday's backup, from before the key was changed, writes and signs nothing. */
    @Test
    void refusesAKeysetFromBeforeTheChange_F149() throws Exception {
        Path keyset = home.installation().keyset();
        Path before = Files.copy(keyset, folder.resolve("before"));
        rotate();
        Path after = Files.copy(keyset, folder.resolve("after"));
        long bundles = home.sql(Long.class, "select max(id) from audit_bundle");
        Files.copy(before, keyset, StandardCopyOption.REPLACE_EXISTING);
        Terminal refused = Terminal.run(home, "keys", "rotate", "--key", "signing", "--reason", "again");
        assertThat(refused.code()).as(refused.text()).isEqualTo(ExitCode.AUDIT_FAIL.number());
        assertThat(refused.text()).contains("which the keyset file does not have");
        assertThat(Files.mismatch(before, keyset)).isEqualTo(-1);
        assertThat(home.sql(Long.class, "select max(id) from audit_bundle where kind = 'key-rotated'"))
                .isLessThanOrEqualTo(bundles);
        Files.copy(after, keyset, StandardCopyOption.REPLACE_EXISTING);
        change(2);
        assertThat(good("audit", "verify")).doesNotContain("key");
    }

    /** F149: a process that was killed when the new key was in its file, and nothing else was done. */
    @Test
    void theNextRunEndsAKilledChange_F149() {
        KeyVault.addSigningKey(home.installation().keyset());
        assertThat(Terminal.run(home, "doctor").text()).contains("signed nothing yet");
        change(2);
        assertThat(good("audit", "verify")).doesNotContain("key");
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where kind = 'signing-key'"))
                .isEqualTo(1);
        assertThat(Terminal.run(home, "doctor").text()).contains("signs checkpoints since");
    }

    private static String python(int code, String key, String... proofs) throws Exception {
        List<String> line = new ArrayList<>(List.of("python3", "src/dist/verify.py", "--key", key));
        line.addAll(Stream.of(proofs).toList());
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
