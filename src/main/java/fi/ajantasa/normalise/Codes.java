package fi.ajantasa.normalise;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A register's code table, and the codes that registers once used and others still send (F17). */
final class Codes {

    private static final Map<String, String> OLD_LANGUAGES = Map.of("iw", "he", "in", "id", "ji", "yi");
    private static final Map<String, String> OLD_COUNTRIES = Map.of("736", "729", "230", "231");

    private Codes() {}

    static String currentLanguage(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return OLD_LANGUAGES.getOrDefault(lower, lower);
    }

    static String currentCountry(String code) {
        return OLD_COUNTRIES.getOrDefault(code, code);
    }

    /** Our canonical text of a flag: on is 1, off is 0. */
    static Optional<String> findFlag(String word) {
        return switch (word) {
            case "on", "true", "1" -> Optional.of("1");
            case "off", "false", "0" -> Optional.of("0");
            default -> Optional.empty();
        };
    }
}
