package fi.ajantasa.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which customers hold a number. */
class NumberIndexTest {
    @Test
    void findsEverybodyWhoHoldsANumberInTheOrderOfIds() {
        Random random = new Random(3);
        Map<Long, TreeSet<Integer>> held = new TreeMap<>();
        NumberIndex index = new NumberIndex();
        for (int customer = 1; customer <= 20_000; customer++) {
            long number = 358_400_000_000L + random.nextInt(15_000);
            held.computeIfAbsent(number, it -> new TreeSet<>()).add(customer);
            index.put(number, customer);
        }
        held.forEach((number, customers) -> assertThat(index.find(number))
                .containsExactly(customers.stream().mapToInt(it -> it).toArray()));
        assertThat(index.find(358_400_999_999L)).isEmpty();
        assertThat(index.size()).isEqualTo(20_000);
    }

    @Test
    void mayHoldANumberHoweverItIsWritten() {
        NumberIndex index = new NumberIndex();
        index.put(NumberIndex.digits("+358401234567"), 1);
        assertThat(index.mayHold("040 123 4567")).isTrue();
        assertThat(index.mayHold("+358 (0)40 1234567")).isTrue();
        assertThat(index.mayHold("00358401234567")).isTrue();
        assertThat(index.mayHold("040 123 4568")).isFalse();
        assertThat(index.mayHold("123")).isTrue();
    }
}
