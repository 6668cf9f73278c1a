package fi.ajantasa.linkage;

import java.util.List;
import java.util.Map;

/**
 * What is known of one person: what everybody has once, and any number of homes and phones.
 *
 * @param texts names, birth date and sex
 * @param homes street, number, flat, postcode and town of each
 */
public record PersonTexts(Map<Kind, String> texts, List<Map<Kind, String>> homes, List<String> phones) {
    public PersonTexts {
        texts = Map.copyOf(texts);
        homes = homes.stream().map(Map::copyOf).toList();
        phones = List.copyOf(phones);
    }

    /** Names no value: they are personal. */
    @Override
    public String toString() {
        return "person of " + homes.size() + " homes and " + phones.size() + " phones";
    }
}
