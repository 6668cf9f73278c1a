package fi.ajantasa.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a register's last full list were linked to, by the fingerprint of each row: two to four times eight bytes
 * in memory for a row of nobody, which most are, and what is stored of the others. Safe for several threads.
 */
public final class LinkMemory {
    /** Nothing is remembered. */
    public static final LinkMemory NONE = new LinkMemory(List.of());

    /** Open addressing: the fingerprints of rows of nobody. */
    private final long[] nobody;

    /** Open addressing: fingerprints, and in which part and where in it the answer stands. */
    private final long[] others;

    private final long[] places;
    private final List<byte[]> parts;

    /** @param parts as {@link LinkMemoryPart} makes them */
    LinkMemory(List<byte[]> parts) {
        this.parts = new ArrayList<>(parts.size());
        int plain = 0;
        int told = 0;
        for (byte[] part : parts) {
            ByteBuffer in = ByteBuffer.wrap(part);
            plain += in.getInt();
            told += in.getInt();
        }
        nobody = new long[room(plain)];
        others = new long[room(told)];
        places = new long[others.length];
        parts.forEach(this::read);
    }

    private static int room(int entries) {
        return Integer.highestOneBit(Math.max(1, entries)) * 4;
    }

    /** What the row was linked to, or null when it was not compared or was in doubt. */
    public @Nullable Remembered find(long fingerprint) {
        if (nobody[slot(nobody, fingerprint)] == fingerprint) {
            return Remembered.NOBODY;
        }
        int slot = slot(others, fingerprint);
        return others[slot] == fingerprint ? answer(places[slot]) : null;
    }

    /** Those of nobody are noted, the bytes of the others kept. */
    private void read(byte[] part) {
        ByteBuffer all = ByteBuffer.wrap(part);
        int plain = all.getInt();
        int told = all.getInt();
        for (int i = 0; i < plain; i++) {
            long fingerprint = all.getLong();
            nobody[slot(nobody, fingerprint)] = fingerprint;
        }
        byte[] rest = Arrays.copyOfRange(part, all.position(), part.length);
        long number = parts.size();
        parts.add(rest);
        ByteBuffer in = ByteBuffer.wrap(rest);
        for (int i = 0; i < told; i++) {
            long fingerprint = in.getLong();
            int slot = slot(others, fingerprint);
            others[slot] = fingerprint;
            places[slot] = number << Integer.SIZE | in.position();
            answer(in);
        }
    }

    /** Where the fingerprint stands or would stand; they are as good as random numbers, and none is 0. */
    private static int slot(long[] table, long fingerprint) {
        int mask = table.length - 1;
        int slot = (int) fingerprint & mask;
        while (table[slot] != 0 && table[slot] != fingerprint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private Remembered answer(long place) {
        byte[] part = parts.get((int) (place >>> Integer.SIZE));
        return answer(ByteBuffer.wrap(part).position((int) place));
    }

    static Remembered answer(ByteBuffer in) {
        int size = (int) HitCodec.read(in);
        List<Integer> concerned = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            concerned.add((int) HitCodec.read(in));
        }
        List<Found> found = new ArrayList<>(1);
        for (Likeness next = LikenessCodec.read(in); next != null; next = LikenessCodec.read(in)) {
            found.add(new Found((int) HitCodec.read(in), next));
        }
        return new Remembered(concerned, found);
    }
}
