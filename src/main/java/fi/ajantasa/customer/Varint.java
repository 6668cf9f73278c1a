package fi.ajantasa.customer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Numbers in as few bytes as they need: 7 bits to a byte, the lowest first, the high bit set on all but the last. */
public final class Varint {
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private Varint() {}

    /** Writes a number; one below 0 takes five bytes. */
    public static void write(ByteArrayOutputStream out, int number) {
        int rest = number;
        while ((rest & -MORE) != 0) {
            out.write(rest | MORE);
            rest >>>= BITS;
        }
        out.write(rest);
    }

    /** Reads what {@link #write} wrote. */
    public static int read(ByteBuffer in) {
        int number = 0;
        int shift = 0;
        int next = in.get();
        while (next < 0) {
            number |= (next & (MORE - 1)) << shift;
            shift += BITS;
            next = in.get();
        }
        return number | next << shift;
    }
}
