package fi.ajantasa.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a reference list speaks of, and what its columns may be. */
public enum ReferenceKind {
    /** Postcodes with their offices' names, as in Posti's PCF. */
    POSTCODES("postcode name-fi", "name-sv short-fi short-sv valid-from type municipality"),
    /** Streets with the house numbers of each side, as in Posti's BAF. */
    STREETS("postcode street-fi side smallest largest", "street-sv municipality"),
    /** Municipality codes with the days between which each holds. */
    MUNICIPALITIES("municipality name-fi", "name-sv valid-from valid-until");

    /** The column that says on every line when the list was made. */
    public static final String RUN_DATE = "run-date";

    private static final Map<String, Set<String>> CODES =
            Map.of("type", Postcode.TYPES, "side", StreetRange.Side.words());

    private final String required;
    private final String optional;

    /** Both as words with a blank between them; the run date is optional in every list. */
    ReferenceKind(String required, String optional) {
        this.required = required;
        this.optional = optional;
    }

    /** The word of definitions and storage. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a column must be in every list of this kind. */
    public List<String> required() {
        return List.of(required.split(" ", -1));
    }

    /** Everything a column may be. */
    public List<String> words() {
        List<String> words = new ArrayList<>(required());
        words.addAll(List.of(optional.split(" ", -1)));
        words.add(RUN_DATE);
        return words;
    }

    /** What the codes of such a column lead to; empty where it has none. */
    public static Set<String> codes(String word) {
        return CODES.getOrDefault(word, Set.of());
    }
}
