package fi.ajantasa.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops when too much passes without a sign from its reader: one record may not be a whole file (F74, F105). */
final class Gap extends FilterInputStream {
    /** A parser reads so much at once, whatever is in it. */
    private static final int AHEAD = 1 << 16;

    private final int longest;
    private final String what;
    private long passed;

    /** @param what may not be longer, as a message names it */
    Gap(InputStream in, int longest, String what) {
        super(in);
        this.longest = longest;
        this.what = what;
    }

    void restart() {
        passed = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int length) throws IOException {
        int read = super.read(b, from, length);
        passed += read;
        if (passed > longest + AHEAD) {
            throw new BadFileException("record-too-long", what, "no more than " + longest + " bytes");
        }
        return read;
    }
}
