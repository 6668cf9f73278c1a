package fi.ajantasa.link;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Verdict;
import fi.ajantasa.linkage.Grounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkMemoryTest {
    private final Random random = new Random(17);

    @Test
    void tellsOfEachRowWhatWasRememberedAndOfNoOther() {
        Map<Long, Remembered> all = new HashMap<>();
        List<byte[]> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            LinkMemoryPart answers = new LinkMemoryPart();
            for (int row = 0; row < 4000; row++) {
                long fingerprint = random.nextLong();
                Remembered answer = answer();
                all.put(fingerprint, answer);
                answers.add(fingerprint, answer);
            }
            parts.add(answers.bytes());
        }
        LinkMemory memory = new LinkMemory(parts);
        all.forEach(
                (fingerprint, answer) -> assertThat(memory.find(fingerprint)).isEqualTo(answer));
        for (int i = 0; i < 100_000; i++) {
            long other = random.nextLong();
            assertThat(memory.find(other) != null).isEqualTo(all.containsKey(other));
        }
    }

    @Test
    void knowsTheSmallestAndTheLargestFingerprint() {
        LinkMemoryPart answers = new LinkMemoryPart();
        for (long fingerprint : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 1}) {
            answers.add(fingerprint, Remembered.NOBODY);
        }
        LinkMemory memory = new LinkMemory(List.of(answers.bytes()));
        for (long fingerprint : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 1}) {
            assertThat(memory.find(fingerprint)).isEqualTo(Remembered.NOBODY);
        }
        assertThat(memory.find(2)).isNull();
        assertThat(LinkMemory.NONE.find(1)).isNull();
    }

    private Remembered answer() {
        List<Integer> concerned = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            concerned.add(random.nextInt(2_000_000));
        }
        if (concerned.isEmpty() || random.nextBoolean()) {
            return new Remembered(concerned, List.of());
        }
        Grounds grounds = Grounds.from(new byte[] {1, 0, 40, 6, 2, -7});
        Likeness likeness = new Likeness(
                concerned.size() == 1 ? Verdict.SAME : Verdict.POSSIBLE,
                "same-person",
                random.nextLong(),
                12.5f,
                0.99f,
                9,
                0.001f,
                grounds);
        return new Remembered(
                List.of(), concerned.stream().map(it -> new Found(it, likeness)).toList());
    }
}
