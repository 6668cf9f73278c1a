package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** How two deliveries of one sequence differ (F52). */
class DeliveryDiffTest {
    private static final String AINO = "010190-900P;Mäkinen;Kivirinne;0\n";
    private static final String VEIKKO = "020285-9073;Virtanen;Kivirinne;0\n";
    private static final String EEVA = "020285Y9073;Korhonen;Kivirinne;0\n";

    @TempDir
    Path folder;

    private Proven sent(String where, SentDelivery.Made made) {
        try {
            return made.in(Files.createDirectories(folder.resolve(where))).proven();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileDifference compare(List<String> first, List<String> second, int atOnce) throws IOException {
        return compareAll(
                        sent("first", it -> SentDelivery.of(it, first.toArray(String[]::new))),
                        sent("second", it -> SentDelivery.of(it, second.toArray(String[]::new))),
                        atOnce)
                .get(0);
    }

    private List<FileDifference> compareAll(Proven first, Proven second, int atOnce) throws IOException {
        return new DeliveryDiff(SentDelivery.in(folder).job(), atOnce).compare(first, second);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void listsRowsOnlyHereOnlyThereAndDifferingPerColumn_F52(int atOnce) throws IOException {
        FileDifference difference =
                compare(List.of(AINO, VEIKKO), List.of(EEVA, AINO.replace("Mäkinen", "Laine")), atOnce);
        assertThat(difference.onlyFirst().toArray()).containsExactly(2);
        assertThat(difference.onlySecond().toArray()).containsExactly(1);
        assertThat(difference.differing().toArray()).containsExactly(2);
        assertThat(difference.columns()).containsOnlyKeys("sukunimi");
        assertThat(difference.columns().values()).containsExactly(RoaringBitmap.bitmapOf(2));
    }

    @Test
    void findsNoDifferenceInAnotherOrder_F52() throws IOException {
        FileDifference difference = compare(List.of(AINO, VEIKKO, EEVA), List.of(EEVA, AINO, VEIKKO), 2);
        assertThat(difference.onlyFirst().isEmpty()).isTrue();
        assertThat(difference.onlySecond().isEmpty()).isTrue();
        assertThat(difference.differing().isEmpty()).isTrue();
    }

    @Test
    void findsNoDifferenceInAnotherWayOfWriting_F52() throws IOException {
        FileDifference difference = compare(
                List.of(AINO), List.of(AINO.replace("Mäkinen", "\"Mäkinen\"").replace("\n", "\r\n")), 2);
        assertThat(difference.differing().isEmpty()).isTrue();
        assertThat(difference.columns()).isEmpty();
        assertThat(difference.onlySecond().isEmpty()).isTrue();
    }

    /** In changes one person may have several rows: equal ones are set aside before others are paired. */
    @Test
    void pairsSeveralRowsOfOnePerson_F52() throws IOException {
        String moved = AINO.replace("Kivirinne", "Uusikatu");
        String protectedNow = AINO.replace(";0", ";1");
        Proven first = sent("first", it -> SentDelivery.of(it, AINO, moved).changes());
        Proven second =
                sent("second", it -> SentDelivery.of(it, moved, protectedNow).changes());
        FileDifference difference = compareAll(first, second, 1000).get(0);
        assertThat(difference.onlyFirst().isEmpty()).isTrue();
        assertThat(difference.onlySecond().isEmpty()).isTrue();
        assertThat(difference.differing().toArray()).containsExactly(2);
        assertThat(difference.columns()).containsOnlyKeys("turvakielto");
    }

    @Test
    void namesColumnsThatOnlyOneHas_F52() throws IOException {
        Proven first = sent("first", it -> SentDelivery.of(it, AINO));
        Proven second = sent("second", it -> SentDelivery.in(it)
                .main("hetu;sukunimi;turvakielto\n010190-900P;Mäkinen;0\n")
                .control("not_delivered", "[\"katunimi\"]"));
        FileDifference difference = compareAll(first, second, 1000).get(0);
        assertThat(difference.unshared()).containsExactly("katunimi");
        assertThat(difference.differing().isEmpty()).isTrue();
        assertThat(difference.onlyFirst().isEmpty()).isTrue();
    }

    @Test
    void comparesTheDetailFileToo_F52() throws IOException {
        Proven first = sent("first", it -> SentDelivery.of(it, AINO).detail("010190-900P;NIMI;Mäkinen\n"));
        Proven second = sent("second", it -> SentDelivery.of(it, AINO));
        List<FileDifference> differences = compareAll(first, second, 1000);
        assertThat(differences).hasSize(2);
        assertThat(differences.get(1).second().name()).isEmpty();
        assertThat(differences.get(1).onlyFirst().toArray()).containsExactly(2);
    }

    /** The same lists, however many passes it takes. */
    @ParameterizedTest
    @ValueSource(ints = {7, 64, 10_000})
    void givesTheSameWhateverIsLookedAtInOnePass_F52(int atOnce) throws IOException {
        List<String> first = IntStream.range(0, 500)
                .mapToObj(it -> row(it, it % 7 == 0 ? "Aho" : "Laine"))
                .toList();
        List<String> second = IntStream.range(100, 600)
                .map(it -> 699 - it)
                .mapToObj(it -> row(it, it % 5 == 0 ? "Aho" : "Laine"))
                .toList();
        FileDifference difference = compare(first, second, atOnce);
        assertThat(difference.onlyFirst().getCardinality()).isEqualTo(100);
        assertThat(difference.onlySecond().getCardinality()).isEqualTo(100);
        long expected = IntStream.range(100, 500)
                .filter(it -> (it % 7 == 0) != (it % 5 == 0))
                .count();
        assertThat(difference.differing().getLongCardinality()).isEqualTo(expected);
    }

    private static String row(int number, String name) {
        String birth = "%02d%02d%02d".formatted(1 + number % 28, 1 + number / 28 % 12, 50 + number / 336);
        int individual = 900 + number % 90;
        long code = Long.parseLong(birth + individual);
        char check = "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (code % 31));
        return birth + "-" + individual + check + ";" + name + ";Kivirinne;0\n";
    }
}
