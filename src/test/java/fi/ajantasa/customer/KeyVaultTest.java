package fi.ajantasa.customer;

import static fi.ajantasa.customer.Makers.hetu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.audit.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {
    @TempDir
    Path home;

    @Test
    void createsAKeysetOnFirstUseThatOnlyItsOwnerMayRead() throws IOException {
        Path file = home.resolve("keys").resolve("keyset.json");
        KeyVault.open(file, false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void opensASealedRecordForItsCustomerAndPlaceOnly() {
        KeyVault vault = KeyVault.open(home.resolve("keyset.json"), false);
        byte[] record = "Äijö;Mäkelä".getBytes(StandardCharsets.ISO_8859_1);
        String sealed = vault.sealRecord(record, 17, new Origin(3, 5));
        assertThat(vault.openRecord(sealed, 17, new Origin(3, 5))).isEqualTo(record);
        assertThatThrownBy(() -> vault.openRecord(sealed, 18, new Origin(3, 5))).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> vault.openRecord(sealed, 17, new Origin(3, 6))).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void unsealsAFileUnderItsNameOnlyAndOnlyUnchanged() throws IOException {
        KeyVault vault = KeyVault.open(home.resolve("keyset.json"), false);
        byte[] content = "hetu;sukunimi\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        var sealed = new ByteArrayOutputStream();
        try (OutputStream out = vault.seal(sealed, "a")) {
            out.write(content);
        }
        assertThat(vault.unseal(new ByteArrayInputStream(sealed.toByteArray()), "a")
                        .readAllBytes())
                .isEqualTo(content);
        assertThatThrownBy(() -> vault.unseal(new ByteArrayInputStream(sealed.toByteArray()), "b")
                        .readAllBytes())
                .isInstanceOf(IOException.class);
        byte[] cut = Arrays.copyOf(sealed.toByteArray(), 1 << 20);
        assertThatThrownBy(
                        () -> vault.unseal(new ByteArrayInputStream(cut), "a").readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsWhatItEncryptedAlsoWhenOpenedAgain() {
        Path file = home.resolve("keyset.json");
        String encrypted = KeyVault.open(file, false).encrypt(hetu(5), 17);
        KeyVault again = KeyVault.open(file, true);
        assertThat(again.decrypt(encrypted, 17)).isEqualTo(hetu(5).code());
        assertThat(again.blindIndex(hetu(5)))
                .hasSize(16)
                .isEqualTo(KeyVault.open(file, true).blindIndex(hetu(5)));
        assertThat(again.blindIndex(hetu(5))).isNotEqualTo(again.blindIndex(hetu(6)));
    }

    @Test
    void readsWithANewDataKeyWhatTheOlderOnesEncrypted() throws IOException {
        Path file = home.resolve("keyset.json");
        KeyVault before = KeyVault.open(file, false);
        String old = before.encrypt(hetu(5), 17);
        assertThat(KeyVault.addDataKey(file)).isEqualTo(2);
        assertThat(KeyVault.addDataKey(file)).isEqualTo(3);
        KeyVault after = KeyVault.open(file, true);
        String fresh = after.encrypt(hetu(5), 17);
        assertThat(after.decrypt(old, 17)).isEqualTo(after.decrypt(fresh, 17)).isEqualTo(hetu(5).code());
        assertThat(after.blindIndex(hetu(5))).isEqualTo(before.blindIndex(hetu(5)));
        assertThatThrownBy(() -> before.decrypt(fresh, 17)).isInstanceOf(KeysUnavailable.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** F149. */
    @Test
    void addsNoKeyToAKeysetThatIsNotThere() {
        assertThatThrownBy(() -> KeyVault.addDataKey(home.resolve("keyset.json")))
                .isInstanceOf(KeysUnavailable.class);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void bindsACodeToItsCustomer() {
        KeyVault vault = vault("keyset.json");
        String encrypted = vault.encrypt(hetu(5), 17);
        assertThat(vault.encrypt(hetu(5), 17)).isNotEqualTo(encrypted);
        assertThatThrownBy(() -> vault.decrypt(encrypted, 18))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageNotContaining(hetu(5).code());
    }

    /** F149. */
    @Test
    void createsNoNewKeysetWhileThereAreCodes() {
        Path file = home.resolve("keyset.json");
        assertThatThrownBy(() -> KeyVault.open(file, true)).isInstanceOf(KeysUnavailable.class);
        assertThat(home).isEmptyDirectory();
    }

    /** F149. */
    @Test
    void refusesAKeysetFileItCannotUseWithoutQuotingIt() throws IOException {
        Path file = home.resolve("keyset.json");
        Files.writeString(file, "{\"aead\": \"secret-text");
        assertThatThrownBy(() -> KeyVault.open(file, true))
                .isInstanceOf(KeysUnavailable.class)
                .satisfies(fault -> assertThat(stackTrace(fault)).doesNotContain("secret-text"));
    }

    /** F149. */
    @Test
    void readsNothingThatOtherKeysEncrypted() {
        String encrypted = vault("one.json").encrypt(hetu(5), 17);
        KeyVault other = vault("other.json");
        assertThatThrownBy(() -> other.decrypt(encrypted, 17)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void fingerprintsRecordsByTheirBytesTheJobAndTheKeys() {
        byte[] record = "x;one record;y".getBytes(StandardCharsets.UTF_8);
        KeyVault vault = vault("keyset.json");
        Fingerprint fingerprint = vault.fingerprint("job-1");
        long one = fingerprint.of(record, 2, 12);
        assertThat(fingerprint.of(record, 2, 12)).isEqualTo(one);
        assertThat(vault.fingerprint("job-1").of(record, 2, 12)).isEqualTo(one);
        assertThat(fingerprint.of(record, 2, 11)).isNotEqualTo(one);
        assertThat(vault.fingerprint("job-2").of(record, 2, 12)).isNotEqualTo(one);
        assertThat(vault("other.json").fingerprint("job-1").of(record, 2, 12)).isNotEqualTo(one);
    }

    private KeyVault vault(String file) {
        return KeyVault.open(home.resolve(file), false);
    }

    private static String stackTrace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
