package fi.ajantasa.source;

import fi.ajantasa.source.Failure.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes on so many bytes of a reply and fails at the next (F105). */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long passed;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        passed += Math.max(0, read);
        if (passed > limit) {
            throw new TransportException(Reason.TOO_LARGE, "more than " + limit + " bytes");
        }
        return read;
    }
}
