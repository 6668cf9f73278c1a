package fi.ajantasa.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a register's last full list were linked to, by the fingerprint of each row: eight bytes in memory for a
 * row of nobody, which most are, and what is stored of the others. Safe for several threads.
 */
public final class LinkMemory {
    /** Nothing is remembered. */
    public static final LinkMemory NONE = new LinkMemory(List.of());

    private static final int PREFIX_BITS = 20;

    /** Sorted; {@code starts} tells where those with the same first bits begin. */
    private final long[] nobody;

    private final int[] starts = new int[(1 << PREFIX_BITS) + 1];

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
        nobody = new long[plain];
        others = new long[Integer.highestOneBit(Math.max(1, told)) * 4];
        places = new long[others.length];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            at = read(parts.get(i), at);
        }
        sort();
    }

    /** What the row was linked to, or null when it was not compared or was in doubt. */
    public @Nullable Remembered find(long fingerprint) {
        if (holds(fingerprint)) {
            return Remembered.NOBODY;
        }
        int slot = slot(fingerprint);
        return others[slot] == fingerprint ? answer(places[slot]) : null;
    }

    /** Those of nobody are copied into one array, the bytes of the others kept. */
    private int read(byte[] part, int from) {
        ByteBuffer all = ByteBuffer.wrap(part);
        int plain = all.getInt();
        int told = all.getInt();
        all.asLongBuffer().get(nobody, from, plain);
        byte[] rest = Arrays.copyOfRange(part, all.position() + plain * Long.BYTES, part.length);
        long number = parts.size();
        parts.add(rest);
        ByteBuffer in = ByteBuffer.wrap(rest);
        for (int i = 0; i < told; i++) {
            long fingerprint = in.getLong();
            int slot = slot(fingerprint);
            others[slot] = fingerprint;
            places[slot] = number << Integer.SIZE | in.position();
            answer(in);
        }
        return from + plain;
    }

    private void sort() {
        Arrays.parallelSort(nobody);
        int at = 0;
        for (int prefix = 0; prefix < starts.length - 1; prefix++) {
            starts[prefix] = at;
            while (at < nobody.length && prefix(nobody[at]) == prefix) {
                at++;
            }
        }
        starts[starts.length - 1] = at;
    }

    private boolean holds(long fingerprint) {
        int prefix = prefix(fingerprint);
        return Arrays.binarySearch(nobody, starts[prefix], starts[prefix + 1], fingerprint) >= 0;
    }

    /** In the order of the signed numbers. */
    private static int prefix(long fingerprint) {
        return (int) ((fingerprint ^ Long.MIN_VALUE) >>> (Long.SIZE - PREFIX_BITS));
    }

    private int slot(long fingerprint) {
        int mask = others.length - 1;
        int slot = (int) fingerprint & mask;
        while (others[slot] != 0 && others[slot] != fingerprint) {
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
