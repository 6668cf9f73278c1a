package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way of reading a file must do, whatever its layout: one subclass per kind of reader. */
abstract class ReaderContract {
    static final List<List<String>> ROWS = List.of(
            List.of("+3584012345", "Mäki; \"Eero\""), List.of("+3585012345", ""), List.of("+3584012346", "Öst"));

    @TempDir
    Path temp;

    /** The {@code receive:} section below {@code file:}, for columns phone and name. */
    abstract String receive();

    /** A file of these rows in this layout. */
    abstract byte[] write(List<List<String>> rows) throws IOException;

    /** The name of a good file. */
    String name() {
        return "list_20261123.txt";
    }

    private LayoutHome home() throws Exception {
        return LayoutHome.of(temp, receive(), List.of("phone", "name"));
    }

    @Test
    void readsTheRowsThatWereWritten() throws Exception {
        LayoutHome home = home().file(name(), write(ROWS));
        Proven proven = home.proven();
        assertThat(home.rows(proven)).isEqualTo(ROWS);
        assertThat(proven.accepted()).isEqualTo(ROWS.size());
    }

    @Test
    void readsTheSameWhateverTheSizeOfItsBuffers() throws Exception {
        List<List<String>> many = IntStream.range(0, 500)
                .mapToObj(i -> List.of("+358401" + (10_000 + i), "Nimi " + i))
                .toList();
        for (ReadSizes sizes : List.of(ReadSizes.NORMAL, new ReadSizes(4096, 1000, 2000))) {
            LayoutHome home = home().file(name(), write(many));
            home.sizes = sizes;
            assertThat(home.rows(home.proven())).isEqualTo(many);
        }
    }

    @Test
    void givesEveryRowTheRangeAndLineItStandsOn() throws Exception {
        LayoutHome home = home().file(name(), write(ROWS));
        FileProof file = home.proven().files().get(0);
        assertThat(file.lineOf(3) - file.lineOf(1)).isEqualTo(2);
        assertThat(file.ranges().stream().mapToLong(Range::firstRow)).isSorted();
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertThat(home().file(name(), new byte[0]).refusal().what()).doesNotContain("+358");
    }

    @Test
    void refusesAFileCutShort() throws Exception {
        byte[] whole = write(ROWS);
        Refusal refusal =
                home().file(name(), Arrays.copyOf(whole, whole.length - 9)).refusal();
        assertThat(refusal.what() + refusal.expected()).doesNotContain("358", "Mäki", "Öst");
    }

    @Test
    void leavesNothingBehindOnceForgotten() throws Exception {
        LayoutHome home = home().file(name(), write(ROWS));
        home.proven();
        Delivery delivery = (Delivery) home.found().get(0);
        new Transcripts(home.home.resolve("transcripts")).forget(delivery.contentHash());
        try (Stream<Path> left = Files.walk(home.home.resolve("transcripts"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
