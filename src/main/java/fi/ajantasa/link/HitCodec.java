package fi.ajantasa.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hits as bytes: sorted by customer and row, each number a varint of its difference from the hit before, the fingerprint
 * whole. Not deflated: fingerprints do not shrink, and deflating cost more than writing (measured).
 */
final class HitCodec {

    /** Five varints of at most ten bytes, the fingerprint, and a likeness with its rule and grounds. */
    private static final int LARGEST = 5 * 10 + Long.BYTES + LikenessCodec.LARGEST;

    private HitCodec() {}

    static byte[] encode(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        Collections.sort(sorted);
        ByteBuffer out = ByteBuffer.allocate(Math.max(1 << 12, sorted.size() * 22));
        write(out, sorted.size());
        Hit before = new Hit(0, 0, 0, 0, 0, 0);
        for (Hit hit : sorted) {
            if (out.remaining() < LARGEST) {
                out = ByteBuffer.allocate(out.capacity() * 2).put(out.flip());
            }
            write(out, hit.customer() - before.customer());
            write(out, hit.file());
            write(out, zigzag(hit.offset() - before.offset()));
            write(out, hit.length());
            write(out, zigzag(hit.row() - before.row()));
            out.putLong(hit.fingerprint());
            LikenessCodec.write(out, hit.likeness());
            before = hit;
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static List<Hit> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int size = (int) read(in);
        List<Hit> hits = new ArrayList<>(size);
        Hit before = new Hit(0, 0, 0, 0, 0, 0);
        for (int i = 0; i < size; i++) {
            int customer = before.customer() + (int) read(in);
            int file = (int) read(in);
            long offset = before.offset() + unzigzag(read(in));
            int length = (int) read(in);
            int row = before.row() + (int) unzigzag(read(in));
            before = new Hit(customer, file, offset, length, row, in.getLong(), LikenessCodec.read(in));
            hits.add(before);
        }
        return hits;
    }

    static void write(ByteBuffer out, long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static long unzigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }
}
