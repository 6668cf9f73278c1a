package fi.ajantasa.source;

import static fi.ajantasa.source.ByteWords.equal;

/** Finds one field of a well-formed record, quotes left out. */
final class KeyField {
    private static final int HETU_LENGTH = 11;

    private final int column;
    private final byte separator;
    int from;
    int to;
    /** Whether the bytes are the value; false when quotes are doubled inside. */
    boolean plain;

    KeyField(int column, char separator) {
        this.column = column;
        this.separator = (byte) separator;
    }

    boolean exists() {
        return column >= 0;
    }

    void locate(byte[] b, int start, int end) {
        int at = start;
        for (int passed = 0; passed < column; passed++) {
            at = fieldEnd(b, at, end) + 1;
        }
        if (at < end && b[at] == '"') {
            int close = fieldEnd(b, at, end);
            from = at + 1;
            to = close - 1;
            plain = !quoteWithin(b);
        } else {
            from = at;
            to = at + HETU_LENGTH < end && b[at + HETU_LENGTH] == separator && unbroken(b, at)
                    ? at + HETU_LENGTH
                    : fieldEnd(b, at, end);
            plain = true;
        }
    }

    private boolean unbroken(byte[] b, int at) {
        long sought = ByteWords.repeat(separator);
        return (equal(ByteWords.at(b, at), sought) | equal(ByteWords.at(b, at + 3), sought)) == 0;
    }

    private int fieldEnd(byte[] b, int start, int end) {
        int at = start;
        if (at < end && b[at] == '"') {
            at = closingQuote(b, at + 1) + 1;
        }
        while (at < end && b[at] != separator) {
            at++;
        }
        return at;
    }

    private static int closingQuote(byte[] b, int start) {
        int at = start;
        while (b[at] != '"' || b[at + 1] == '"') {
            at += b[at] == '"' ? 2 : 1;
        }
        return at;
    }

    private boolean quoteWithin(byte[] b) {
        for (int at = from; at < to; at++) {
            if (b[at] == '"') {
                return true;
            }
        }
        return false;
    }
}
