package fi.ajantasa.source;

import java.util.Arrays;

/** What makes two records of a file the same, and the numbers that were seen more than once. */
final class Repeats {
    static final int MAX = 500_000;

    /** Numbers are looked up together: their memory accesses overlap, which halved the cost of a row. */
    private static final int BATCH = 512;

    private final KeyField key;
    private final boolean located;
    private final boolean hetu;
    private final boolean unique;
    private final SeenKeys seen;
    private final long[] waiting = new long[BATCH];
    private int waits;
    private long[] suspects = new long[16];
    private int count;

    /**
     * @param once whether the key may stand in one record only; otherwise whole records are compared
     * @param rows how many records to expect
     */
    Repeats(Keys keys, boolean once, long rows) {
        this.key = new KeyField(keys.once(), keys.separator());
        this.located = !keys.haveRecordId();
        this.hetu = keys.once().hetu();
        this.unique = (once || keys.haveRecordId()) && key.exists();
        this.seen = this.unique && hetu ? new SeenHetus() : new SeenHashes(rows);
    }

    boolean unique() {
        return unique;
    }

    /** Takes a record in, in which the key is noted already; afterwards it is what stands once that is noted. */
    void see(ScannedRecord record) {
        if (!located) {
            key.locate(record);
        }
        if (!unique || key.present(record)) {
            waiting[waits++] = number(record);
            if (waits == BATCH) {
                lookUp();
            }
        }
    }

    private void lookUp() {
        for (int i = 0; i < waits; i++) {
            if (seen.repeats(waiting[i])) {
                suspect(waiting[i]);
            }
        }
        waits = 0;
    }

    private void suspect(long number) {
        if (count == suspects.length) {
            suspects = Arrays.copyOf(suspects, 2 * count);
        }
        suspects[count++] = number;
    }

    boolean overLimit() {
        return count > MAX;
    }

    /** Ends the first pass; true when there is something to verify. */
    boolean any() {
        lookUp();
        suspects = Arrays.copyOf(suspects, count);
        Arrays.sort(suspects);
        return count > 0;
    }

    boolean suspects(ScannedRecord record) {
        return (!unique || key.present(record)) && Arrays.binarySearch(suspects, number(record)) >= 0;
    }

    /** Equal for equal keys, or equal records; exact for identity codes only. */
    long number(ScannedRecord record) {
        if (!unique) {
            return ByteWords.hash(record.buffer, record.from, record.to);
        }
        return hetu ? record.key : ByteWords.hash(record.buffer, record.keyFrom, record.keyTo);
    }
}
