package fi.ajantasa.job;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a normal delivery looks like; outside of it a run is refused or held before anything is applied.
 *
 * @param rowsMin the fewest data records a full list has; a delivery of changes may have fewer
 * @param rowsMax the most data records any delivery has
 * @param poisonAttempts how often the rows of a person who cannot be decided are tried before a person must look
 */
public record Expect(
        long rowsMin,
        long rowsMax,
        Limit rejectedMax,
        Map<String, Limit> changes,
        int poisonAttempts,
        List<Announced> announced) {
    private static final String ANY = "*";

    /** How few and how many data records a delivery has. */
    record Rows(long min, long max) {}

    /** What is expected of a list that changes no customer. */
    static Expect ofRows(Rows rows, Limit rejectedMax) {
        return new Expect(rows.min(), rows.max(), rejectedMax, Map.of(), 1, List.of());
    }

    public Expect {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        announced = List.copyOf(announced);
    }

    /** The limit of this attribute, else the one of {@code "*"}, else none. */
    public Optional<Limit> findLimit(String attribute) {
        return Optional.ofNullable(changes.getOrDefault(attribute, changes.get(ANY)));
    }

    /** What the register keeper announced of this attribute for this day. */
    public Optional<Announced> findAnnounced(String attribute, LocalDate day) {
        return announced.stream()
                .filter(it -> it.attribute().equals(attribute) && it.isOn(day))
                .findFirst();
    }
}
