package fi.ajantasa.source;

import static fi.ajantasa.source.ByteWords.equal;

import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.person.Identifier;

/** Finds the key of a well-formed record, quotes left out. */
final class KeyField {
    private static final int HETU_LENGTH = 11;

    private final int column;
    private final KeyColumn.Form form;
    private final byte separator;

    KeyField(KeyColumn key, char separator) {
        this.column = key.index();
        this.form = key.form();
        this.separator = (byte) separator;
    }

    boolean exists() {
        return column >= 0;
    }

    /** Notes in the record where its key lies and, for a code, its packed form. */
    void locate(ScannedRecord record) {
        byte[] b = record.buffer;
        int end = record.to;
        int at = record.from;
        for (int passed = 0; passed < column; passed++) {
            at = fieldEnd(b, at, end) + 1;
        }
        if (at < end && b[at] == '"') {
            record.keyFrom = at + 1;
            record.keyTo = fieldEnd(b, at, end) - 1;
        } else {
            record.keyFrom = at;
            record.keyTo = at + HETU_LENGTH < end && b[at + HETU_LENGTH] == separator && unbroken(b, at)
                    ? at + HETU_LENGTH
                    : fieldEnd(b, at, end);
        }
        record.key = packed(b, record.keyFrom, record.keyTo - record.keyFrom);
    }

    private long packed(byte[] b, int from, int length) {
        if (form.identifier != null) {
            return form.identifier.pack(b, from, length);
        }
        return form == KeyColumn.Form.HETU ? HetuBytes.pack(b, from, length) : 0;
    }

    /** Whether there is a key to look up: a well-formed code, or text without doubled quotes. */
    boolean present(ScannedRecord record) {
        return form != KeyColumn.Form.TEXT
                ? Identifier.isNumber(record.key)
                : record.keyTo > record.keyFrom && !quoteWithin(record);
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

    private static boolean quoteWithin(ScannedRecord record) {
        for (int at = record.keyFrom; at < record.keyTo; at++) {
            if (record.buffer[at] == '"') {
                return true;
            }
        }
        return false;
    }
}
