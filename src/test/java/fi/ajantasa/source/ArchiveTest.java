package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void refusesASecondEntry() throws Exception {
        assertThat(refusal(Written.zip("list.txt", Written.utf8("1\n"), "more.txt"))
                        .reason())
                .isEqualTo("archive-entry-unexpected");
    }

    @Test
    void refusesAnEntryThatLeadsElsewhere() throws Exception {
        for (String name : List.of("../list.txt", "/list.txt", "a/list.txt", "-list.txt", "other.txt", "list.txt/")) {
            assertThat(refusal(Written.zip(name, new byte[0])).reason())
                    .as(name)
                    .isEqualTo("archive-entry-unexpected");
        }
        assertThat(Files.exists(temp.resolve("list.txt"))).isFalse();
    }

    @Test
    void stopsUnpackingAtTheLimit() throws Exception {
        byte[] bomb = new byte[30 << 20];
        java.util.Arrays.fill(bomb, (byte) '\n');
        assertThat(refusal(Written.zip("list.txt", bomb)).reason()).isEqualTo("archive-too-large");
    }

    @Test
    void refusesADamagedArchive() throws Exception {
        byte[] archive = Written.zip("list.txt", Written.utf8("358401234567\n".repeat(200)));
        archive[60] ^= 0x55;
        assertThat(refusal(archive).reason()).isEqualTo("archive-unreadable");
        assertThat(refusal(Written.utf8("no archive at all")).reason()).isEqualTo("archive-unreadable");
    }
}
