package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.Grounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HitCodecTest {

    @Test
    void readsBackWhatItWroteSortedByCustomerAndRow() {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            hits.add(new Hit(
                    1 + i % 997, i % 2, 5_000_000_000L + i * 321L, 100 + i % 900, i + 1, i * 0x9E3779B97F4A7C15L));
        }
        Collections.shuffle(hits, new Random(3));

        List<Hit> read = HitCodec.decode(HitCodec.encode(hits));

        Collections.sort(hits);
        assertThat(read).isEqualTo(hits);
    }

    @Test
    void needsAFewBytesPerHit() {
        List<Hit> hits = new ArrayList<>();
        Random random = new Random(5);
        long offset = 300;
        for (int i = 0; i < 10_000; i++) {
            int length = 180 + random.nextInt(100);
            hits.add(new Hit(random.nextInt(2_000_000), 0, offset, length, i + 1, random.nextLong()));
            offset += length + 1;
        }

        assertThat(HitCodec.encode(hits).length).isLessThan(24 * hits.size());
    }

    @Test
    void keepsWhyARowWithoutACodeIsACustomers() {
        Grounds grounds = Grounds.from(new byte[] {1, 0, 40, 6, 2, -7});
        List<Hit> hits = List.of(
                new Hit(4, 0, 10, 50, 1, 77, Likeness.certain("same-number", 5)),
                new Hit(
                        4,
                        0,
                        70,
                        50,
                        2,
                        78,
                        new Likeness(Verdict.POSSIBLE, "same-person", -6, 12.5f, 0.4f, 9, 0.3f, grounds)),
                new Hit(9, 0, 70, 50, 2, 78));
        assertThat(HitCodec.decode(HitCodec.encode(hits))).isEqualTo(hits);
        assertThat(grounds.words())
                .isEqualTo("surname the same (+10.0); address the same home, one part mistyped (-1.8)");
    }

    @Test
    void keepsNoHitsAsNoHits() {
        assertThat(HitCodec.decode(HitCodec.encode(List.of()))).isEmpty();
    }
}
