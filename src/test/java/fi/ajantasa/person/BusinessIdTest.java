package fi.ajantasa.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusinessIdTest {

    @Test
    void acceptsOneCheckDigitAtMost() {
        for (int i = 0; i < 5_000; i++) {
            String start = String.format("%07d-", i * 1_999);
            assertThat(IntStream.range(0, 10)
                            .filter(check -> BusinessId.problem(start + check).isEmpty())
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(BusinessId.problem("0245437-2")).isEmpty();
        assertThat(BusinessId.problem("0245437-3")).contains("check-digit-wrong");
        assertThat(BusinessId.problem("245437-2")).contains("not-a-business-id");
    }
}
