package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An archive of one file of fixed width. */
class ZipReaderTest extends FixedReaderTest {
    @Override
    String receive() {
        return super.receive().replace(".txt\"", ".zip\"") + "packed: {zip: {entry: \"list.txt\", size: 10 MB}}\n";
    }

    @Override
    String name() {
        return "list_20261123.zip";
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.zip("list.txt", super.write(rows));
    }

    /** F43: an archive ends with the list of what it holds, so it need not rest to be taken for whole. */
    @Test
    void takesAnArchiveAsSoonAsItIsWhole() throws Exception {
        byte[] whole = write(ROWS);
        LayoutHome home =
                LayoutHome.of(temp, receive(), List.of("phone", "name")).file(name(), whole);
        Path file = home.home.resolve("inbox").resolve(name());
        FileTime now = FileTime.from(Instant.parse("2026-11-24T00:59:59Z"));
        Files.setLastModifiedTime(file, now);
        assertThat(home.found()).singleElement().isInstanceOf(Delivery.class);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        Files.setLastModifiedTime(file, now);
        assertThat(home.found()).singleElement().isInstanceOfSatisfying(Incomplete.class, it -> assertThat(it.reason())
                .isEqualTo("still-arriving"));
    }
}
