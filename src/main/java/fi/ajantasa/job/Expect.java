package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a normal delivery looks like; outside of it a run is refused or held before anything is applied.
 *
 * @param rowsMin the fewest data records a full list has; a delivery of changes may have fewer
 * @param rowsMax the most data records any delivery has
 * @param poisonAttempts how often the rows of a person who cannot be decided are tried before a person must look
 */
public record Expect(long rowsMin, long rowsMax, Limit rejectedMax, Map<String, Limit> changes, int poisonAttempts) {
    private static final String ANY = "*";

    public Expect {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /** The limit of this attribute, else the one of {@code "*"}, else none. */
    public Optional<Limit> findLimit(String attribute) {
        return Optional.ofNullable(changes.getOrDefault(attribute, changes.get(ANY)));
    }
}
