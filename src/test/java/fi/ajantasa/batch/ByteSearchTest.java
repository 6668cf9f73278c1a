package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void findsAtTheBeginningAtTheEndAndWhereTwoOverlap() {
        ByteSearch search = new ByteSearch(Map.of("a", bytes("abc"), "b", bytes("bcd"), "c", bytes("\u00ff\u0000")));
        assertThat(search.find(bytes("abcd"))).containsExactly("a", "b");
        assertThat(search.find(bytes("xxbcd"))).containsExactly("b");
        assertThat(search.find(bytes("ab\u00ff\u0000"))).containsExactly("c");
        assertThat(search.find(bytes("ababbc"))).isEmpty();
        assertThat(search.find(bytes("ab"))).isEmpty();
        assertThat(search.find(bytes("a"))).isEmpty();
        assertThat(search.find(new byte[0])).isEmpty();
    }

    @Test
    void findsWhatLookingForOneAfterTheOtherFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String all = text(random, 200);
            Map<String, byte[]> sought = Stream.generate(() -> text(random, 2 + random.nextInt(5)))
                    .limit(20)
                    .distinct()
                    .collect(Collectors.toMap(it -> it, ByteSearchTest::bytes));
            assertThat(new ByteSearch(sought).find(bytes(all)))
                    .containsExactlyInAnyOrderElementsOf(
                            sought.keySet().stream().filter(all::contains).toList());
        }
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 3).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
