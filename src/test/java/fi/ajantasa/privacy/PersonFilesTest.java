package fi.ajantasa.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Identity;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.source.RawCopies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a file is known to speak of a person, and by what it is not. */
class PersonFilesTest {
    @TempDir
    Path folder;

    private KeyVault keys;
    private TextSearch search;

    @BeforeEach
    void open() {
        keys = KeyVault.open(folder.resolve("keyset.json"), false);
        Map<String, Held> held = new TreeMap<>();
        hold(held, "hetu", keys.encrypt("061261-900A", 1));
        hold(held, "family-name", "Åkerlund");
        hold(held, "given-names", "Gunvor Helena");
        hold(held, "mobile-phone", "+358401234567");
        hold(held, "e-mail", "gunvor.akerlund@posti.example");
        Customer customer = new Customer(1, "C-10001", 3, held);
        search =
                new TextSearch(Needles.of(customer, new Identity(customer, keys), AttributeCatalogue.builtIn()), false);
    }

    private static void hold(Map<String, Held> held, String attribute, String value) {
        held.put(attribute, new Held(value, new Origin(1, 1), "rule", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1;C-10001;x",
                "c-10001",
                "1;061261-900A;2",
                "{\"rows\":1,\"key_sum\":61261900}",
                "(040) 123 4567",
                "040-1234567",
                "00358401234567",
                "GUNVOR.AKERLUND@POSTI.EXAMPLE",
                "Åkerlund;Gunvor Helena;1961-12-06",
                "ÅKERLUND Gunvor, s. 6.12.1961"
            })
    void findsThePerson(String text) throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            assertThat(finds(("other\n" + text + "\nmore").getBytes(charset)))
                    .as(charset + text)
                    .isTrue();
        }
        assertThat(finds(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))).isTrue();
        assertThat(finds(zipped(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1;C-100012;x",
                "1;061261-900B;2",
                "{\"rows\":2,\"key_sum\":161261900}",
                "Åkerlund;Gunvor Helena;1975-01-01",
                "Åkerlund;Lars;1961-12-06",
                "Helena;Åkerlundin"
            })
    void leavesOthers(String text) throws IOException {
        assertThat(finds(text.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(finds(zipped(text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3,true", "90,false"})
    void takesMembersOnNearLinesTogether(int lines, boolean found) throws IOException {
        String json =
                "[{\n\"name\": \"Gunvor Åkerlund\"" + ",\n\"x\": 1".repeat(lines) + ",\n\"born\": \"1961-12-06\"\n}]";
        assertThat(finds(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(found);
    }

    @Test
    void aCopyThatSpeaksOfThemBecomesANoteUnderItsName() throws IOException {
        Path theirs = sealed("20261120T010000Z_a.csv.sealed", "C-10001;x\n");
        Path others = sealed("20261121T010000Z_b.csv.sealed", "C-10002;x\n");
        byte[] before = Files.readAllBytes(others);
        RawCopies.Erasing erasing = new RawCopies.Erasing(folder, keys::seal, keys::unseal);
        assertThat(erasing.replace(search::finds, 7)).isOne();
        assertThat(clear(theirs)).isEqualTo("taken out by erasure 7\n");
        assertThat(Files.readAllBytes(others)).isEqualTo(before);
        assertThat(erasing.replace(search::finds, 7)).isZero();
    }

    private Path sealed(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = keys.seal(Files.newOutputStream(file), name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private String clear(Path file) throws IOException {
        try (InputStream in =
                keys.unseal(Files.newInputStream(file), file.getFileName().toString())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean finds(byte[] bytes) throws IOException {
        return search.finds(new ByteArrayInputStream(bytes));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("empty.csv"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("list.csv"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
