package fi.ajantasa.linkage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one person: what everybody has once, and any number of homes and phones.
 *
 * @param texts names, birth date and sex, in the order of kinds
 * @param homes street, number, flat, postcode and town of each, in the order of kinds
 */
public record PersonTexts(Map<Kind, String> texts, List<Map<Kind, String>> homes, List<String> phones) {
    public PersonTexts {
        texts = inOrder(texts);
        homes = homes.stream().map(PersonTexts::inOrder).toList();
        phones = List.copyOf(phones);
    }

    /** Kind by kind in their order: a house number comes after its street. */
    private static Map<Kind, String> inOrder(Map<Kind, String> texts) {
        Map<Kind, String> copy = new EnumMap<>(Kind.class);
        copy.putAll(texts);
        return Collections.unmodifiableMap(copy);
    }

    /** Names no value: they are personal. */
    @Override
    public String toString() {
        return "person of " + homes.size() + " homes and " + phones.size() + " phones";
    }
}
