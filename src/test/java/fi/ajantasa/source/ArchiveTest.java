package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are no honest deliveries. F44, F71, F72. */
class ArchiveTest {
    private static final String RECEIVE =
            """
            file: "list_{date}.zip"
            control: none
            plausible: {rows: {max: 10 %}}
            packed: {zip: {entry: "list*.txt", size: 2 MB, ratio: 20}}
            format: {csv: {charset: US-ASCII, separator: ",", columns: {phone: 1}}}
            covers: base
            """;

    @TempDir
    Path temp;

    private Refusal refusal(byte[] archive) throws Exception {
        return LayoutHome.of(temp, RECEIVE, List.of("phone"))
                .file("list_20261123.zip", archive)
                .refusal();
    }

    @Test
    void refusesASecondEntry_F72() throws Exception {
        assertThat(refusal(Written.zip("list.txt", Written.utf8("1\n"), "more.txt"))
                        .reason())
                .isEqualTo("archive-entry-unexpected");
    }

    @Test
    void refusesAnEntryThatLeadsElsewhere_F72() throws Exception {
        for (String name : List.of("../list.txt", "/list.txt", "a/list.txt", "-list.txt", "other.txt", "list.txt/")) {
            assertThat(refusal(Written.zip(name, new byte[0])).reason())
                    .as(name)
                    .isEqualTo("archive-entry-unexpected");
        }
        assertThat(Files.exists(temp.resolve("list.txt"))).isFalse();
    }

    @Test
    void stopsUnpackingAtTheLimit_F71() throws Exception {
        byte[] bomb = new byte[30 << 20];
        Arrays.fill(bomb, (byte) '\n');
        assertThat(refusal(Written.zip("list.txt", bomb)).reason()).isEqualTo("archive-too-large");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bomb);
        }
        String gzipped = RECEIVE.replace("list_{date}.zip", "list_{date}.gz")
                .replaceFirst("packed: .*", "packed: {gzip: {size: 2 MB}}");
        assertThat(LayoutHome.of(temp, gzipped, List.of("phone"))
                        .file("list_20261123.gz", packed.toByteArray())
                        .refusal()
                        .reason())
                .isEqualTo("archive-too-large");
    }

    /** A ratio above its limit is a bomb, however small what comes out of it. */
    @Test
    void stopsUnpackingAtTheLimitOfItsRatio_F71() throws Exception {
        byte[] even = Written.utf8("358401234567\n".repeat(100_000));
        assertThat(refusal(Written.zip("list.txt", even)).reason()).isEqualTo("archive-too-large");
    }

    /** What is unpacked is read as the list it should be; nobody unpacks it once more. */
    @Test
    void unpacksNoArchiveWithinAnArchive_F71() throws Exception {
        byte[] inner = Written.zip("list.txt", Written.utf8("358401234567\n".repeat(200)));
        assertThat(refusal(Written.zip("list.txt", inner)).reason())
                .isIn("malformed-character", "column-count-differs");
    }

    @Test
    void refusesADamagedArchive() throws Exception {
        byte[] archive = Written.zip("list.txt", Written.utf8("358401234567\n".repeat(200)));
        archive[60] ^= 0x55;
        assertThat(refusal(archive).reason()).isEqualTo("archive-unreadable");
        assertThat(refusal(Written.utf8("no archive at all")).reason()).isEqualTo("archive-unreadable");
    }
}
