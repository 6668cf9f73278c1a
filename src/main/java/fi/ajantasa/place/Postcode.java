package fi.ajantasa.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A postcode and the names of its post office.
 *
 * @param names Finnish, Swedish, abbreviated Finnish, abbreviated Swedish; empty where the list has none
 * @param type one of {@link #TYPES}, empty where the list does not say
 * @param municipality code of three digits, empty where the list does not say
 * @param validFrom null where the list does not say
 */
public record Postcode(String code, List<String> names, String type, String municipality, @Nullable LocalDate validFrom)
        implements PlaceEntry {
    static final Set<String> TYPES =
            Set.of("normal", "box", "corporate", "compilation", "reply", "smart-post", "pickup", "technical");

    private static final int NAMES = 4;

    public Postcode {
        names = List.copyOf(names);
        if (names.size() != NAMES) {
            throw new IllegalArgumentException("a postcode has " + NAMES + " names");
        }
    }

    String finnish() {
        return names.get(0);
    }

    String swedish() {
        return names.get(1);
    }
}
