package fi.ajantasa.link;

/**
 * By what a record is known again, as keyed hashes that say nothing without the key.
 *
 * @param key of what identifies its person: it stays while the record's other cells change
 * @param content of all that the record says
 */
public record RecordMark(long key, long content) {

    /** Of a question that is not about a record's person. */
    public static final RecordMark NONE = new RecordMark(0, 0);

    /** The same person's record, saying this. */
    public RecordMark saying(long words) {
        return new RecordMark(key, words);
    }
}
