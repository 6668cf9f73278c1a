package fi.ajantasa.report;

import static fi.ajantasa.report.MadeUpRun.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E6: what is applied reaches the customer system, item by item. */
class WriteBackEquationsTest {
    private final MadeUpRun run = new MadeUpRun();

    @BeforeEach
    void tellNames() {
        run.put(ListName.OUTBOX_SENT, "family-name", range(1, 6));
        run.put(ListName.NO_TARGET, "protection-order", range(3, 12));
    }

    private Equation equation(String name) {
        return Equations.of(run.evidence()).stream()
                .filter(it -> it.key().equals("E6." + name))
                .findFirst()
                .orElseThrow();
    }

    private void assertRed(String name, String... faults) {
        assertThat(equation(name).verdict()).isEqualTo(Verdict.IMBALANCE);
        assertThat(equation(name).faults()).containsExactly(faults);
    }

    @Test
    void waitsForTheAnswerAndThenHolds() {
        assertThat(equation("outbox").verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(equation("acknowledged").verdict()).isEqualTo(Verdict.NOT_EVALUATED);
        run.put(ListName.ACKNOWLEDGED, "family-name", range(1, 5));
        assertThat(equation("read-back").verdict()).isEqualTo(Verdict.NOT_EVALUATED);
        run.put(ListName.ACKNOWLEDGED, "family-name", range(1, 6));
        run.put(ListName.READ_BACK_EQUAL, "family-name", range(1, 6));
        for (String name : List.of("outbox", "acknowledged", "read-back")) {
            assertThat(equation(name).verdict()).as(name).isEqualTo(Verdict.BALANCED);
        }
    }

    @Test
    void seesAnAppliedItemThatNobodyWasTold() {
        run.put(ListName.OUTBOX_SENT, "family-name", range(1, 5));
        assertRed("outbox", "family-name: customer 6 is in applied and in none of no-target, outbox-sent");
    }

    @Test
    void seesAnItemThatWasToldAndNeverApplied() {
        run.put(ListName.OUTBOX_SENT, "family-name", range(1, 7));
        assertRed("outbox", "family-name: customer 7 is in the right side and not in applied");
    }

    @Test
    void seesWhatWasRefused() {
        run.put(ListName.ACKNOWLEDGED, "family-name", range(1, 5));
        run.put(ListName.NOT_ACKNOWLEDGED, "family-name", range(6, 6));
        run.put(ListName.READ_BACK_EQUAL, "family-name", range(1, 5));
        assertRed("acknowledged", "family-name: customer 6 is in outbox-sent and not in acknowledged");
    }

    /** F158 */
    @Test
    void seesWhatIsHeldOtherwise() {
        run.put(ListName.ACKNOWLEDGED, "family-name", range(1, 6));
        run.put(ListName.READ_BACK_EQUAL, "family-name", range(1, 5));
        assertRed("read-back", "family-name: customer 6 is in acknowledged and not in read-back-equal");
    }
}
