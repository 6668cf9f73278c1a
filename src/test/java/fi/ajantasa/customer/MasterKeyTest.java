package fi.ajantasa.customer;

import static fi.ajantasa.customer.Makers.hetu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final String KMS = "test-kms://good/ajantasa";

    @TempDir
    Path home;

    private Path keyset;
    private Path master;
    private String encrypted;

    @BeforeEach
    void make() {
        keyset = home.resolve("keys").resolve("keyset.json");
        master = home.resolve("elsewhere").resolve("master.json");
        encrypted = KeyVault.open(keyset, false).encrypt(hetu(5), 17);
    }

    private void change(String uri) {
        KeyVault.changeMaster(keyset, MasterKey.parse(uri));
    }

    private String inFile() {
        return master.toUri().toString();
    }

    private void reads() throws IOException {
        assertThat(KeyVault.open(keyset, true).decrypt(encrypted, 17)).isEqualTo(hetu(5).code());
        for (Path file : List.of(keyset, master)) {
            assertThat(!Files.exists(file)
                            || PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                    .equals("rw-------"))
                    .isTrue();
        }
        assertThat(beside()).containsExactly(keyset);
    }

    private List<Path> beside() throws IOException {
        try (Stream<Path> files = Files.list(keyset.getParent())) {
            return files.toList();
        }
    }

    @Test
    void readsTheSameKeysUnderEveryMasterKey() throws IOException {
        String clear = Files.readString(keyset);
        String mark = KeyVault.open(keyset, true).mark();
        assertThat(KeyVault.findMaster(keyset)).isEmpty();
        for (String uri : List.of(inFile(), KMS, "test-kms://good/another", inFile())) {
            change(uri);
            assertThat(KeyVault.findMaster(keyset).orElseThrow().uri()).isEqualTo(uri);
            String value = clear.replaceAll(".*?\"value\":\"([^\"]{20}).*", "$1");
            assertThat(clear).contains(value);
            assertThat(Files.readString(keyset))
                    .contains("sealed")
                    .doesNotContain(value)
                    .doesNotContain("primaryKeyId");
            reads();
        }
        assertThat(KeyVault.open(keyset, true).mark()).isEqualTo(mark);
    }

    @Test
    void otherKeysAreAddedUnderTheSameMasterKey() throws IOException {
        change(inFile());
        KeyVault.addDataKey(keyset);
        KeyVault.addSigningKey(keyset);
        assertThat(KeyVault.findMaster(keyset).orElseThrow().uri()).isEqualTo(inFile());
        reads();
    }

    @Test
    void takesAMasterKeyThatIsThereAndMakesNoOther() throws IOException {
        change(inFile());
        byte[] made = Files.readAllBytes(master);
        change(KMS);
        change(inFile());
        assertThat(Files.readAllBytes(master)).isEqualTo(made);
        reads();
    }

    /** F149: of a master key that cannot be used, or that could not open again what it encrypted, nothing stays. */
    @Test
    void leavesTheKeysetAsItWasWhenAMasterKeyCannotBeUsed_F149() throws IOException {
        byte[] before = Files.readAllBytes(keyset);
        for (String uri : List.of("test-kms://down/x", "test-kms://one-way/x", "aws-kms://nobody-serves-it")) {
            assertThatExceptionOfType(KeysUnavailable.class)
                    .isThrownBy(() -> change(uri))
                    .withMessageContaining(uri);
            assertThat(Files.readAllBytes(keyset)).isEqualTo(before);
            reads();
        }
        Files.createDirectories(master.getParent());
        Files.writeString(master, "no key");
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> change(inFile()));
        assertThat(Files.readAllBytes(keyset)).isEqualTo(before);
    }

    /** F149. */
    @Test
    void opensNothingWithoutItsMasterKeyOrWithAnother_F149() throws IOException {
        change(inFile());
        Path kept = Files.move(master, home.resolve("kept"));
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> KeyVault.open(keyset, true))
                .withMessageContaining(inFile());
        Path other = home.resolve("other.json");
        KeyVault.open(other, false);
        KeyVault.changeMaster(other, MasterKey.parse(inFile()));
        assertThatExceptionOfType(KeysUnavailable.class)
                .isThrownBy(() -> KeyVault.open(keyset, true))
                .withMessageContaining(inFile());
        Files.delete(master);
        Files.move(kept, master);
        reads();
    }

    /** F149. */
    @Test
    void refusesASealedKeysetThatWasAltered_F149() throws IOException {
        change(inFile());
        String good = Files.readString(keyset);
        for (String bad : List.of(
                good.replaceFirst("(\"sealed\":\".{60})....", "$1AAAA"),
                good.replaceFirst("\"sealed\":\"", "\"sealed\":\"*"),
                good.replace(inFile(), KMS),
                good.replace(inFile(), "no uri"),
                "{\"master\":\"" + inFile() + "\"}")) {
            Files.writeString(keyset, bad);
            assertThatExceptionOfType(KeysUnavailable.class).as(bad).isThrownBy(() -> KeyVault.open(keyset, true));
        }
        Files.writeString(keyset, good);
        reads();
    }

    @Test
    void removesWhatAKilledProcessLeftBeside() throws IOException {
        Files.writeString(keyset.resolveSibling("keyset123.part"), "half");
        change(inFile());
        reads();
    }

    @Test
    void takesUrisOnly() {
        for (String bad :
                List.of("", "master.json", "file:master.json", "file:", "/etc/master", "file:/a b", "AWS:x")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> MasterKey.parse(bad));
        }
        assertThat(MasterKey.parse("aws-kms://arn:aws:kms:eu-north-1:1:key/2").findFile())
                .isEmpty();
    }
}
