package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
    /** A limit of zero would be none. F115 */
    @Test
    void givesAShortLimitAndNeverNoneWhenItIsSpent() {
        Budget spent = new Budget(Duration.ZERO);
        assertThat(spent.left()).isZero();
        assertThat(spent.within(Duration.ofMinutes(1))).isEqualTo(Duration.ofMillis(1));
        assertThatThrownBy(spent::check).isInstanceOf(TransportException.class);
    }

    @Test
    void givesTheShorterOfTheLimitAndWhatIsLeft() {
        Budget budget = new Budget(Duration.ofMinutes(1));
        assertThat(budget.within(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.within(Duration.ofHours(1))).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
}
