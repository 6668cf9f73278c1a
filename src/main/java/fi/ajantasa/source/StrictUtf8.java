package fi.ajantasa.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on as long as they are UTF-8, each character in its one shortest form; eight at a time where they are ASCII. */
final class StrictUtf8 extends FilterInputStream {
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    private long passed;
    private int open;
    private int low = LOWEST;
    private int high = HIGHEST;

    StrictUtf8(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int length) throws IOException {
        int read = super.read(b, from, length);
        if (read < 0 && open > 0) {
            throw malformed(0);
        }
        for (int at = from; at < from + read; at++) {
            if (open == 0) {
                at = beyondAscii(b, at, from + read);
            }
            if (at < from + read) {
                take(b[at] & 0xff, at - from);
            }
        }
        passed += Math.max(0, read);
        return read;
    }

    private static int beyondAscii(byte[] b, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to && (ByteWords.at(b, at) & ByteWords.TOPS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && b[at] >= 0) {
            at++;
        }
        return at;
    }

    private void take(int c, int place) throws BadFileException {
        if (open > 0) {
            if (c < low || c > high) {
                throw malformed(place);
            }
            open--;
            low = LOWEST;
            high = HIGHEST;
            return;
        }
        open = c < 0xC2 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : c < 0xF5 ? 3 : 0;
        if (open == 0) {
            throw malformed(place);
        }
        low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : LOWEST;
        high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : HIGHEST;
    }

    private BadFileException malformed(int place) {
        return new BadFileException("malformed-character", "byte " + (passed + place + 1), "text in UTF-8");
    }
}
