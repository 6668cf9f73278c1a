package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one record that never ends, in every format: refused by their limit, and memory does not grow with them (F74). */
class EndlessFilesTest {
    private static final int SIZE = 500_000_000;
    private static final int ALSO_ENDLESS = 60_000_000;
    private static final int CHUNK = 1 << 20;

    /** Many times less than the record; a few buffers, a parser and a definition fit in. */
    private static final long MEMORY = 64 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private static Path temp;

    private static Path endless = Path.of("");

    @BeforeAll
    static void write() throws Exception {
        endless = temp.resolve("endless");
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(endless)) {
            for (long written = 0; written < ALSO_ENDLESS; written += CHUNK) {
                out.write(chunk);
            }
        }
    }

    /** How the endless record begins, by reader; all but the first find a shorter one, for it takes time to read. */
    private static Map<ReaderContract, String> beginnings() {
        Map<ReaderContract, String> beginnings = new LinkedHashMap<>();
        beginnings.put(new HeadedCsvReaderTest(), "phone,name\n+3584012345,\"");
        beginnings.put(new CellReaderTest(), "H;1\nD;+3584012345;");
        beginnings.put(new FixedReaderTest(), "x");
        beginnings.put(new JsonReaderTest(), "{\"list\":[{\"number\":{\"area\":\"+358\"},\"name\":\"");
        beginnings.put(new JsonLinesReaderTest(), "{\"name\":\"");
        beginnings.put(new XmlReaderTest(), "<list><entry code='1' number='2'><name>");
        return beginnings;
    }

    @Test
    void refusesALineOf500MegabytesInAnyFormat_F74() throws Exception {
        for (Map.Entry<ReaderContract, String> one : beginnings().entrySet()) {
            LayoutHome home = LayoutHome.of(temp, one.getKey().receive(), List.of("phone", "name"));
            begin(one.getValue(), one.getKey() instanceof HeadedCsvReaderTest ? SIZE : ALSO_ENDLESS);
            Files.createLink(home.home.resolve("inbox").resolve(one.getKey().name()), endless);

            long before = THREADS.getCurrentThreadAllocatedBytes();
            Refusal refusal = home.refusal();

            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as(one.getKey().getClass().getSimpleName())
                    .isLessThan(MEMORY);
            assertThat(refusal.reason())
                    .as(one.getKey().getClass().getSimpleName())
                    .isIn("record-too-long", "json-beyond-limits");
            assertThat(refusal.what()).hasSizeLessThan(200);
        }
    }

    private static void begin(String text, long size) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(endless.toFile(), "rw")) {
            file.setLength(size);
            file.write(Written.utf8(text + "x".repeat(100 - text.length())));
        }
        Files.setLastModifiedTime(endless, FileTime.from(Instant.parse("2026-11-23T23:30:00Z")));
    }

    /** A few hundred bytes that would become gigabytes. */
    @Test
    void expandsNoEntities_F78() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE list [<!ENTITY a0 \"laugh\">");
        for (int level = 1; level < 12; level++) {
            bomb.append("<!ENTITY a%d \"%s\">"
                    .formatted(level, "&a%d;".formatted(level - 1).repeat(10)));
        }
        bomb.append("]><list><entry code='+358' number='4012345'><name>&a11;</name></entry></list>");
        XmlReaderTest reader = new XmlReaderTest();
        LayoutHome home = LayoutHome.of(temp, reader.receive(), List.of("phone", "name"))
                .file(reader.name(), Written.utf8(bomb.toString()));

        assertThat(home.refusal().reason()).isEqualTo("xml-with-dtd");
    }
}
