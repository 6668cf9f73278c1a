package fi.ajantasa.source;

/** Characters beyond ASCII that betray a damaged or doctored text. */
final class Characters {
    private Characters() {}

    /** Controls, direction marks, zero-width and tag characters: they change what a reader sees, not what is written. */
    static boolean invisible(int code) {
        return code < 0xA0
                || code == 0x61C
                || code == 0x180E
                || (code >= 0x200B && code <= 0x200F)
                || (code >= 0x2028 && code <= 0x202E)
                || (code >= 0x2060 && code <= 0x206F)
                || code == 0xFEFF
                || (code >= 0xFFF9 && code <= 0xFFFB)
                || (code >= 0xE0000 && code <= 0xE007F);
    }

    /** What follows {@code Ã} when UTF-8 was encoded twice by way of ISO-8859-1 or windows-1252: {@code Ã¤, Ã¶, Ã„} … */
    static boolean secondOfTwice(int code) {
        return (code >= 0x80 && code <= 0xBF) || code == 0x201E || code == 0x2013 || code == 0x2026;
    }
}
