package fi.ajantasa.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Hits as bytes: sorted by customer and row, each number a varint of its difference from the hit before, deflated. */
final class HitCodec {

    private static final int BUFFER = 1 << 14;

    private HitCodec() {}

    static byte[] encode(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        Collections.sort(sorted);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sorted.size() * 6 + 16);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast, BUFFER)) {
            writeAll(out, sorted);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static List<Hit> decode(byte[] bytes) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return readAll(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("stored hits cannot be read", broken);
        }
    }

    private static void writeAll(OutputStream out, List<Hit> sorted) throws IOException {
        write(out, sorted.size());
        Hit before = new Hit(0, 0, 0, 0, 0, 0);
        for (Hit hit : sorted) {
            write(out, hit.customer() - before.customer());
            write(out, hit.file());
            write(out, zigzag(hit.offset() - before.offset()));
            write(out, hit.length());
            write(out, zigzag(hit.row() - before.row()));
            write(out, hit.fingerprint());
            before = hit;
        }
    }

    private static List<Hit> readAll(byte[] bytes) {
        Varints in = new Varints(bytes);
        int size = in.nextInt();
        List<Hit> hits = new ArrayList<>(size);
        Hit before = new Hit(0, 0, 0, 0, 0, 0);
        for (int i = 0; i < size; i++) {
            int customer = before.customer() + in.nextInt();
            int file = in.nextInt();
            long offset = before.offset() + unzigzag(in.next());
            int length = in.nextInt();
            int row = before.row() + (int) unzigzag(in.next());
            before = new Hit(customer, file, offset, length, row, in.next());
            hits.add(before);
        }
        return hits;
    }

    private static void write(OutputStream out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    private static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    /** Reads varints one after the other. */
    private static final class Varints {

        private final byte[] bytes;
        private int at;

        Varints(byte[] bytes) {
            this.bytes = bytes;
        }

        int nextInt() {
            return Math.toIntExact(next());
        }

        long next() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                number |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
