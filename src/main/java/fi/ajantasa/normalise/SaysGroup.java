package fi.ajantasa.normalise;

import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says by being there, as on a list of those who refuse advertising (preference register reference, 1).
 *
 * @param says flags and their canonical states
 * @param lifetime how long an entry counts that names no last day, or null for ever
 */
record SaysGroup(Map<String, String> says, Validity validity, @Nullable Period lifetime) implements Group {

    @Override
    public void read(Reading reading) {
        says.forEach((attribute, state) -> say(attribute, state, reading));
    }

    void say(String attribute, String state, Reading reading) {
        reading.claim(attribute, state, validity, lifetime);
    }
}
