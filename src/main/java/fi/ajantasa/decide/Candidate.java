package fi.ajantasa.decide;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one register puts forward for an attribute today. */
record Candidate(String register, Known known, boolean ended) {

    static Candidate of(String register, Known known, LocalDate today) {
        return new Candidate(register, known, known.endedBefore(today));
    }

    @Nullable
    String value() {
        return ended ? null : known.value();
    }

    boolean isOn() {
        return Values.ON.equals(value());
    }
}
