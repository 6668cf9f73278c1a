package fi.ajantasa.linkage;

/** Splits a text into small words of letters and digits; what stands between words is dropped. */
final class Words {
    private static final int MOST = 12;

    final int[] from = new int[MOST];
    final int[] to = new int[MOST];

    /** Where each word ends in the cell. */
    final int[] cellEnd = new int[MOST];

    int count;
    char[] chars = new char[64];
    private int end;

    /** Splits the cell; a hyphen parts two words, or joins them when {@code hyphenJoins}. An apostrophe always joins. */
    Words split(Cell cell, boolean hyphenJoins) {
        count = 0;
        end = 0;
        if (chars.length < cell.length()) {
            chars = new char[cell.length() * 2];
        }
        int start = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.at(i);
            if (Letters.isWordPart(c)) {
                chars[end++] = Letters.lower(c);
            } else if (!joins(c, hyphenJoins)) {
                start = close(start, i);
            }
        }
        close(start, cell.length());
        return this;
    }

    boolean is(int word, String text) {
        return to[word] - from[word] == text.length() && startsWith(word, text);
    }

    boolean startsWith(int word, String text) {
        if (to[word] - from[word] < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (chars[from[word] + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean endsWith(int word, String text) {
        int at = to[word] - text.length();
        if (at < from[word]) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (chars[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean startsWithDigit(int word) {
        return Letters.isDigit(chars[from[word]]);
    }

    int length(int word) {
        return to[word] - from[word];
    }

    private int close(int start, int place) {
        if (end > start && count < MOST) {
            from[count] = start;
            cellEnd[count] = place;
            to[count++] = end;
        }
        return end;
    }

    private static boolean joins(char c, boolean hyphenJoins) {
        return c == '\'' || c == '’' || c == '´' || c == '`' || (hyphenJoins && (c == '-' || c == '‑' || c == '–'));
    }
}
