package fi.ajantasa.simulate;

import fi.ajantasa.job.Scenario;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A night, and what goes wrong in it.
 *
 * @param night counted from 1
 */
record Tonight(int night, LocalDate day, Scenario scenario) {
    @Nullable
    Fault fault(String register) {
        return scenario.find(night, register)
                .flatMap(it -> Faults.find(it.fault(), register))
                .orElse(null);
    }

    int times(String register) {
        return scenario.find(night, register).map(Scenario.Deed::times).orElse(0);
    }
}
