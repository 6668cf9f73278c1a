package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.link.Hit;
import fi.ajantasa.link.Likeness;
import fi.ajantasa.linkage.Grounds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A row of several customers is told of once. */
class SharedRowsTest {
    @Test
    void tellsOfARowWithTheFirstWhomItOnlyPossiblyIsAbout() {
        SharedRows rows = new SharedRows(
                List.of(
                        hit(1, 7, Verdict.SAME),
                        hit(2, 7, Verdict.POSSIBLE),
                        hit(2, 8, Verdict.SAME),
                        hit(3, 7, Verdict.POSSIBLE)),
                RoaringBitmap.bitmapOf(9));
        assertThat(rows.isToldWith(1, 7)).isFalse();
        assertThat(rows.isToldWith(2, 7)).isTrue();
        assertThat(rows.isToldWith(3, 7)).isFalse();
        assertThat(rows.isToldWith(2, 8)).isTrue();
        assertThat(rows.isToldWith(5, 9)).isFalse();
    }

    private static Hit hit(int customer, int row, Verdict verdict) {
        return new Hit(customer, 0, 0, 1, row, 1, new Likeness(verdict, "same-person", 1, 0, 1, 0, 0, Grounds.NONE));
    }
}
