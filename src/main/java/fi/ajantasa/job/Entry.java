package fi.ajantasa.job;

import java.time.Period;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What it means by itself to stand in a register, as on a list of those who refuse advertising.
 *
 * @param says the flags that every row switches on or off, as canonical values
 * @param lifetime how long an entry counts from its first day where it names no last one, or null for ever
 */
public record Entry(Map<String, String> says, @Nullable Period lifetime) {

    static final Entry NOTHING = new Entry(Map.of(), null);

    public Entry {
        says = Collections.unmodifiableMap(new TreeMap<>(says));
    }
}
