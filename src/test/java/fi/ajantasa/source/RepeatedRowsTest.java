package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.EEVA;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repeat is a duplicate, a contradiction is refused on both sides. */
class RepeatedRowsTest {
    private static final List<String> CONTRADICTION = List.of("same-key-other-content");

    @TempDir
    Path folder;

    @Test // F67
    void keepsTheFirstOfEqualRowsInABaseFile() {
        Proven proven = SentDelivery.of(folder, row(AINO), row(VEIKKO), row(AINO), row(AINO))
                .proven();
        assertThat(proven.duplicates().toArray()).containsExactly(3, 4);
        assertThat(proven.rejected().size()).isZero();
        assertThat(proven.accepted()).isEqualTo(2);
    }

    @Test // F67
    void takesRowsForEqualWhateverTheirLineBreak() {
        Proven proven = SentDelivery.of(folder, row(AINO), row(AINO).replace("\n", "\r\n"))
                .proven();
        assertThat(proven.duplicates().toArray()).containsExactly(2);
    }

    @Test // F68
    void rejectsBothRowsOfOneKeyInABaseFile() {
        Proven proven = SentDelivery.of(folder, row(AINO), row(VEIKKO), AINO + ";Aalto;K;1\n", row(AINO))
                .proven();
        assertThat(proven.rejected().list())
                .containsExactly(
                        new RowRejection(1, 2, CONTRADICTION),
                        new RowRejection(3, 4, CONTRADICTION),
                        new RowRejection(4, 5, CONTRADICTION));
        assertThat(proven.duplicates().isEmpty()).isTrue();
        assertThat(proven.accepted()).isEqualTo(1);
    }

    @Test // F68
    void takesCodesThatDifferInTheCenturySignForTwoPeople() {
        Proven proven = SentDelivery.of(folder, row(VEIKKO), row(EEVA)).proven();
        assertThat(proven.accepted()).isEqualTo(2);
    }

    @Test // F67
    void acceptsSeveralRowsOfOneKeyAmongChangesButNoEqualOnes() {
        Proven proven = SentDelivery.of(folder, row(AINO), AINO + ";Aalto;K;1\n", row(AINO))
                .changes()
                .proven();
        assertThat(proven.duplicates().toArray()).containsExactly(3);
        assertThat(proven.rejected().size()).isZero();
    }

    @Test // F67
    void acceptsSeveralRowsOfOneKeyInADetailFileButNoEqualOnes() {
        Proven proven = SentDelivery.of(folder, row(AINO))
                .detail(AINO + ";NIMI;a\n", AINO + ";NIMI;b\n", AINO + ";NIMI;a\n")
                .proven();
        assertThat(proven.duplicates().toArray()).containsExactly(4);
    }

    @Test // F67, F76
    void countsARejectedRowOnce() {
        String bad = AINO + ";A\u200bo;K;0\n";
        Proven proven = SentDelivery.of(folder, bad, bad, row(VEIKKO)).proven();
        assertThat(proven.rejected().rows().toArray()).containsExactly(1, 2);
        assertThat(proven.duplicates().isEmpty()).isTrue();
    }

    @Test // F68
    void tellsTheLineOfAContradictionBehindQuotedLineBreaks() {
        Proven proven = SentDelivery.of(
                        folder, AINO + ";\"a\nb\";K;0\n", "\n", VEIKKO + ";\"a\n\nb\";K;0\n", AINO + ";c;K;0\n")
                .proven();
        assertThat(proven.rejected().list())
                .containsExactly(new RowRejection(1, 2, CONTRADICTION), new RowRejection(3, 8, CONTRADICTION));
    }

    @Test
    void keepsRejectionsInRowOrderWithAllTheirRules() {
        RowRejections rejections = new RowRejections();
        rejections.add(7, 8, "b");
        rejections.add(9, 10, "c");
        rejections.add(7, 8, "a");
        rejections.add(2, 3, "a");
        assertThat(rejections.list())
                .containsExactly(
                        new RowRejection(2, 3, List.of("a")),
                        new RowRejection(7, 8, List.of("a", "b")),
                        new RowRejection(9, 10, List.of("c")));
        assertThat(rejections.size()).isEqualTo(3);
        assertThat(rejections.rows().toArray()).containsExactly(2, 7, 9);
    }

    @Test
    void remembersHashesHoweverManyWereExpected() {
        for (long expected : new long[] {0, 1_000, 60_000}) {
            SeenHashes seen = new SeenHashes(expected);
            for (long i = 1; i <= 60_000; i++) {
                assertThat(seen.repeats(mixed(i))).as(i + " of " + expected).isFalse();
            }
            for (long i = 1; i <= 60_000; i++) {
                assertThat(seen.repeats(mixed(i))).as(i + " of " + expected).isTrue();
            }
        }
    }

    /** Which differ in their upper half, so that none is taken for another. */
    private static long mixed(long number) {
        return number * 0x9E3779B97F4A7C15L;
    }
}
