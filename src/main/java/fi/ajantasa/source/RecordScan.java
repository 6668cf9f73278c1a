package fi.ajantasa.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Finds the end of one record in raw bytes and proves it well-formed: RFC 4180 quoting and strict character decoding.
 *
 * <p>Ordinary text is passed eight bytes at a time, separators counted on the way (about 2 GB/s on one core); only
 * line breaks, quotes, controls and characters beyond ASCII are looked at one by one. The buffer needs
 * {@link #SLACK} bytes after the limit, filled with line breaks, so that no step has to test for the limit.
 */
final class RecordScan {
    static final int SLACK = 2 * Long.BYTES;
    static final int INCOMPLETE = -1;
    static final int FAULTY = -2;

    private static final int TAB = '\t';
    private static final int ESCAPE = 0x1b;
    private static final int A_TILDE = 0xC3;

    private final byte separator;
    private final long separators;
    private final boolean utf8;
    private final boolean latin1;

    /** Columns of the record just passed. */
    int columns;
    /** Its first byte after the content, before the line break. */
    int end;
    /** Line breaks inside its quoted fields. */
    int breaks;
    /** Whether it holds a character that no value may hold (F76). */
    boolean control;
    /** Why the file cannot be read on, when {@link #FAULTY} was returned. */
    String fault = "";

    private int afterTilde;

    RecordScan(char separator, Charset charset) {
        this.separator = (byte) separator;
        this.separators = ByteWords.repeat(separator);
        this.utf8 = charset.equals(StandardCharsets.UTF_8);
        this.latin1 = charset.equals(StandardCharsets.ISO_8859_1);
    }

    /**
     * Passes the record that starts at {@code from}.
     *
     * @return start of the next record, {@link #INCOMPLETE} when its end lies beyond the limit, or {@link #FAULTY}
     */
    int next(byte[] b, int from, int limit) {
        control = false;
        breaks = 0;
        afterTilde = -1;
        int passed = 0;
        int at = from;
        while (at >= 0) {
            long word = ByteWords.at(b, at);
            long unusual = ByteWords.unusual(word);
            long hits = ByteWords.equalAscii(word, separators);
            if (unusual == 0) {
                passed += Long.bitCount(hits);
                at += Long.BYTES;
                continue;
            }
            int skip = ByteWords.first(unusual);
            passed += ByteWords.countBefore(hits, skip);
            at += skip;
            if (at >= limit) {
                return INCOMPLETE;
            }
            int c = b[at];
            if (c == '\n' || (c == '\r' && b[at + 1] == '\n')) {
                columns = passed + 1;
                end = at;
                return lineEnd(c, at, limit);
            } else if (c == separator) {
                passed++;
                at++;
            } else if (c == '"') {
                at = at == from || b[at - 1] == separator ? quoted(b, at + 1, limit) : faulty("quote-misplaced");
            } else {
                at = character(b, at, limit);
            }
        }
        return at;
    }

    private static int lineEnd(int c, int at, int limit) {
        if (c == '\n') {
            return at + 1;
        }
        return at + 1 < limit ? at + 2 : INCOMPLETE;
    }

    /** Passes a quoted field from behind its opening quote to behind its closing one. */
    private int quoted(byte[] b, int from, int limit) {
        int at = from;
        while (at >= 0) {
            long unusual = ByteWords.unusual(ByteWords.at(b, at));
            if (unusual == 0) {
                at += Long.BYTES;
                continue;
            }
            at += ByteWords.first(unusual);
            if (at >= limit) {
                return INCOMPLETE;
            }
            int c = b[at];
            if (c == '"') {
                if (b[at + 1] != '"') {
                    return closed(b, at + 1) ? at + 1 : faulty("quote-misplaced");
                }
                at += 2;
            } else if (c == separator) {
                at++;
            } else {
                breaks += c == '\n' ? 1 : 0;
                at = character(b, at, limit);
            }
        }
        return at;
    }

    private boolean closed(byte[] b, int at) {
        return b[at] == separator || b[at] == '\n' || (b[at] == '\r' && b[at + 1] == '\n');
    }

    /** Passes one character that is not ordinary text; line ends come here only as data. */
    private int character(byte[] b, int at, int limit) {
        int c = b[at] & 0xff;
        if (c < 0x80) {
            control |= c != TAB && c != '\n' && c != '\r' && c != ESCAPE;
            return at + 1;
        }
        if (!utf8) {
            control |= latin1 && c < 0xA0;
            return at + 1;
        }
        int length = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (at + length > limit) {
            return INCOMPLETE;
        }
        int code = length == 0 ? -1 : decode(b, at, length);
        if (code < 0) {
            return faulty("malformed-character");
        }
        if (at == afterTilde && Characters.secondOfTwice(code)) {
            return faulty("double-encoded-text");
        }
        afterTilde = code == A_TILDE ? at + length : -1;
        control |= Characters.invisible(code);
        return at + length;
    }

    /** The code point, or -1 when the bytes are not the one shortest form of a character. */
    private static int decode(byte[] b, int at, int length) {
        int code = b[at] & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            if ((b[at + i] & 0xC0) != 0x80) {
                return -1;
            }
            code = (code << 6) | (b[at + i] & 0x3f);
        }
        boolean shortest = length == 2 || (length == 3 && code >= 0x800) || code >= 0x10000;
        boolean surrogate = code >= 0xD800 && code < 0xE000;
        return shortest && !surrogate && code <= Character.MAX_CODE_POINT ? code : -1;
    }

    private int faulty(String reason) {
        fault = reason;
        return FAULTY;
    }
}
