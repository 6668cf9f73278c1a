package fi.ajantasa.linkage;

import java.util.Map;

/** Words for streets that are written in several ways, each with the one form that is compared. */
final class StreetWords {
    /** Endings of one-word street names, longest first: Swedish and shortened forms become the Finnish word. */
    private static final String[][] ENDINGS = {
        {"gränden", "kuja"},
        {"vägen", "tie"},
        {"gatan", "katu"},
        {"stigen", "polku"},
        {"strasse", "str"},
        {"straße", "str"},
        {"straat", "str"},
    };

    private static final String[][] SHORTENED = {{"k", "katu"}, {"t", "tie"}, {"g", "katu"}, {"v", "tie"}};

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("road", "rd"),
            Map.entry("avenue", "ave"),
            Map.entry("av", "ave"),
            Map.entry("drive", "dr"),
            Map.entry("lane", "ln"),
            Map.entry("court", "ct"),
            Map.entry("place", "pl"),
            Map.entry("crescent", "cres"),
            Map.entry("circuit", "cct"),
            Map.entry("close", "cl"),
            Map.entry("square", "sq"),
            Map.entry("terrace", "tce"),
            Map.entry("boulevard", "blvd"),
            Map.entry("highway", "hwy"),
            Map.entry("parade", "pde"));

    private StreetWords() {}

    /** The form of a street's small words that is compared; the last one may end with a full stop. */
    static String plain(String street) {
        boolean dotted = street.endsWith(".");
        String[] words = (dotted ? street.substring(0, street.length() - 1) : street).split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = plain(words[i], dotted && i == words.length - 1);
        }
        return String.join(" ", words);
    }

    private static String plain(String word, boolean dotted) {
        String known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        if (dotted) {
            return replaced(word, SHORTENED, 3);
        }
        return replaced(word, ENDINGS, 2);
    }

    private static String replaced(String word, String[][] table, int least) {
        for (String[] entry : table) {
            if (word.endsWith(entry[0]) && word.length() >= entry[0].length() + least) {
                return word.substring(0, word.length() - entry[0].length()) + entry[1];
            }
        }
        return word;
    }
}
