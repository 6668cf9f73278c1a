package fi.ajantasa.linkage;

import java.text.Normalizer;

/** Small letters, and letters without their marks: å and ä become a, ö and ø become o. */
final class Letters {
    private static final char[] LOWER = new char[0x250];
    private static final char[] BASE = new char[0x250];

    static {
        for (char c = 0; c < LOWER.length; c++) {
            LOWER[c] = Character.toLowerCase(c);
            BASE[c] = base(Normalizer.normalize(String.valueOf(LOWER[c]), Normalizer.Form.NFD));
        }
    }

    private Letters() {}

    static char lower(char letter) {
        return letter < LOWER.length ? LOWER[letter] : Character.toLowerCase(letter);
    }

    /** The small letter without accents; other scripts stay as they are. */
    static char base(char lower) {
        return lower < BASE.length ? BASE[lower] : lower;
    }

    static boolean isWordPart(char c) {
        return c < 128 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') : isOther(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOther(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static char base(String decomposed) {
        return switch (decomposed.charAt(0)) {
            case 'ø' -> 'o';
            case 'æ' -> 'a';
            case 'œ' -> 'o';
            case 'ß' -> 's';
            case 'ð', 'đ' -> 'd';
            case 'þ', 'ŧ' -> 't';
            case 'ł' -> 'l';
            case 'ı' -> 'i';
            case 'ŋ' -> 'n';
            default -> decomposed.charAt(0);
        };
    }
}
