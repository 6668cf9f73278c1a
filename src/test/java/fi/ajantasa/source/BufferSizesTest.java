package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The result is the same whatever the size of buffers and ranges (F18). */
class BufferSizesTest {
    private static final String[] FIELDS = {
        "Aalto",
        "",
        "~",
        "\"\"",
        "\"a\nb\"",
        "\"a\r\nb\"",
        "\"x\"\"y\"",
        "\";\"",
        "Mäkinen",
        "𝒜é",
        "lone\rCR",
        "A\u200bB",
        "\"ä\"",
        "\"\"\"\"",
        "a much longer field that fills several words"
    };
    private static final String[] HETUS = {
        AINO, SentDelivery.VEIKKO, SentDelivery.EEVA, "010190-900Q", "", "290200A901C", "\"311299+902A\"", "241226A9063"
    };
    private static final int[] CHUNKS = {1, 3, 8, 61, 100_000};
    private static final int[] RANGES = {1, 333};

    @TempDir
    Path folder;

    @Test // F18
    void provesTheSameForEveryBufferAndRangeSize() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            String text = file(new Random(seed));
            Proof expected = prove(text, new ReadSizes(1 << 20, 1 << 20, 10_000));
            List<Row> rows = rows(expected, text);
            for (int chunk : CHUNKS) {
                for (int range : RANGES) {
                    Proof proof = prove(text, new ReadSizes(chunk, range, 10_000));
                    assertThat(summary(proof))
                            .as("seed %s chunk %s", seed, chunk)
                            .isEqualTo(summary(expected));
                    assertThat(rows(proof, text)).isEqualTo(rows);
                }
            }
        }
    }

    @Test // F18
    void refusesTheSameForEveryBufferSize() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            byte[] bytes = file(random).getBytes(StandardCharsets.UTF_8);
            bytes[HEADER.length() + random.nextInt(bytes.length - HEADER.length())] =
                    (byte) new int[] {0xff, 0xc3, '"', ';', '\n', 0xed}[random.nextInt(6)];
            Proof expected = prove(bytes, new ReadSizes(1 << 20, 1 << 20, 10_000));
            for (int chunk : CHUNKS) {
                assertThat(summary(prove(bytes, new ReadSizes(chunk, 100, 10_000))))
                        .as("seed %s chunk %s", seed, chunk)
                        .isEqualTo(summary(expected));
            }
        }
    }

    @Test
    void cutsRangesThatJoinWithoutGap() {
        SentDelivery sent = SentDelivery.in(folder).main(file(new Random(1))).changes();
        sent.sizes = new ReadSizes(64, 100, 10_000);
        FileProof file = sent.proven().files().get(0);
        assertThat(file.ranges()).hasSizeGreaterThan(5);
        long end = new String(sent.main, StandardCharsets.ISO_8859_1).indexOf('\n') + 1L;
        for (Range range : file.ranges()) {
            assertThat(range.start()).isEqualTo(end);
            end = range.end();
        }
        assertThat(end).isEqualTo(sent.main.length);
    }

    private static String file(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "").append(HEADER);
        int rows = 20 + random.nextInt(20);
        for (int i = 0; i < rows; i++) {
            text.append(HETUS[random.nextInt(HETUS.length)]);
            for (int column = 1; column < 4; column++) {
                text.append(';').append(FIELDS[random.nextInt(FIELDS.length)]);
            }
            text.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
            text.append(random.nextInt(9) == 0 ? "\n" : "");
        }
        return text.toString();
    }

    private Proof prove(String text, ReadSizes sizes) {
        return prove(text.getBytes(StandardCharsets.UTF_8), sizes);
    }

    private Proof prove(byte[] bytes, ReadSizes sizes) {
        SentDelivery sent = SentDelivery.in(folder);
        sent.main = bytes;
        sent.sizes = sizes;
        return sent.prove();
    }

    private List<Row> rows(Proof proof, String text) throws IOException {
        return ProvenRows.of((Proven) proof, SentDelivery.in(folder).main(text));
    }

    private static List<Object> summary(Proof proof) {
        if (proof instanceof Proven proven) {
            FileProof file = proven.files().get(0);
            return new ArrayList<>(List.of(
                    file.header(), file.rows(), file.sha256(), proven.rejected().list(), proven.duplicates()));
        }
        return List.of(proof);
    }
}
