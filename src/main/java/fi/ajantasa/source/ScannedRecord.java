package fi.ajantasa.source;

/** A cursor over the records of a range: where the present record and its key lie in the buffer. */
public final class ScannedRecord {
    byte[] buffer = {};
    int from;
    int to;
    long offset;
    long row;
    long line;
    long key;
    int keyFrom;
    int keyTo;

    ScannedRecord() {}

    public byte[] buffer() {
        return buffer;
    }

    /** First byte of the record in the buffer. */
    public int from() {
        return from;
    }

    /** First byte after the record, its line break left out. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** Byte offset of the record in its file. */
    public long offset() {
        return offset;
    }

    public long row() {
        return row;
    }

    public long line() {
        return line;
    }

    /** The packed identity code or business id, negative when it is none; 0 where the key is text. */
    public long key() {
        return key;
    }

    /** First byte of the key in the buffer, quotes left out. */
    public int keyFrom() {
        return keyFrom;
    }

    public int keyTo() {
        return keyTo;
    }
}
