package fi.ajantasa.person;

import java.text.Normalizer;
import java.util.Locale;

/** How texts are brought to one form and when two spellings are variants of one (F34). */
public final class Spelling {

    private Spelling() {}

    /** The text composed (NFC), without blanks at its ends, inner runs of blanks made one. */
    public static String clean(String text) {
        return isClean(text) ? text : collapsed(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Whether both say the same but for case and for letters outside Latin-1; ä is never a, ö never o. */
    public static boolean sameBut(String a, String b) {
        return a.equals(b) || fold(a).equals(fold(b));
    }

    /** The text in lower case and in Latin-1 only: š becomes s, đ and ð become d; å, ä, ö and é stay. */
    public static String fold(String text) {
        String lower = clean(text).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        lower.codePoints().forEach(letter -> appendFolded(folded, letter));
        return folded.toString();
    }

    private static void appendFolded(StringBuilder folded, int letter) {
        switch (letter) {
            case 'ð', 'đ' -> folded.append('d');
            case 'ŋ' -> folded.append('n');
            case 'ŧ' -> folded.append('t');
            case 'ł' -> folded.append('l');
            case 'ı' -> folded.append('i');
            case '’', '‘' -> folded.append('\'');
            case '–', '‐', '‑' -> folded.append('-');
            default -> {
                if (letter <= 0xff) {
                    folded.append((char) letter);
                } else {
                    appendBaseLetters(folded, letter);
                }
            }
        }
    }

    private static void appendBaseLetters(StringBuilder folded, int letter) {
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(folded::appendCodePoint);
    }

    /** The quick way for nearly every text: composed Latin letters with single inner blanks. */
    private static boolean isClean(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ';
            if (c < ' ' || c == '\u00a0' || c >= '\u0300' || (blank && blankBefore)) {
                return false;
            }
            blankBefore = blank;
        }
        return text.isEmpty() || !blankBefore;
    }

    private static String collapsed(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                clean.append(c);
            } else if (!blankBefore) {
                clean.append(' ');
            }
            blankBefore = blank;
        }
        int end = clean.length();
        return end > 0 && clean.charAt(end - 1) == ' ' ? clean.substring(0, end - 1) : clean.toString();
    }
}
