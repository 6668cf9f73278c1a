package fi.ajantasa.source;

import fi.ajantasa.job.FixedFormat.LineEnd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a text, one after the other, strictly decoded; memory does not grow with the text. */
final class Lines {
    private static final int CHUNK = 1 << 18;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final int longest;
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int limit;
    private boolean over;
    private String text = "";
    private long line;
    private boolean ended;
    private LineEnd end = LineEnd.LF;

    /** @param longest the most bytes a line may have */
    Lines(InputStream in, Charset charset, int longest) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder();
        this.longest = longest;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        line++;
        int at = from;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                take(at, true);
                return true;
            }
            if (at - from > longest) {
                throw new BadFileException("record-too-long", "line " + line, "no more than " + longest + " bytes");
            }
            int read = at - from;
            if (!fill()) {
                if (limit > from) {
                    take(limit, false);
                    return true;
                }
                return false;
            }
            at = from + read;
        }
    }

    String text() {
        return text;
    }

    /** Its number, from 1. */
    long line() {
        return line;
    }

    /** Whether a line break follows it. */
    boolean ended() {
        return ended;
    }

    LineEnd end() {
        return end;
    }

    private boolean fill() throws IOException {
        if (over) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, limit - from);
            limit -= from;
            from = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        over = read < 0;
        limit += Math.max(0, read);
        return !over;
    }

    private void take(int to, boolean broken) throws BadFileException {
        boolean carriage = broken && to > from && buffer[to - 1] == '\r';
        ended = broken;
        end = carriage ? LineEnd.CRLF : LineEnd.LF;
        if (line == 1 && charset.equals(StandardCharsets.UTF_8) && hasMark()) {
            from += MARK.length;
        }
        text = decode(from, carriage ? to - 1 : to);
        from = broken ? to + 1 : to;
    }

    private boolean hasMark() {
        return limit - from >= MARK.length && Arrays.equals(buffer, from, from + MARK.length, MARK, 0, MARK.length);
    }

    private String decode(int start, int stop) throws BadFileException {
        if (charset.equals(StandardCharsets.ISO_8859_1) || isAscii(start, stop)) {
            return new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1);
        }
        try {
            return decoder.decode(ByteBuffer.wrap(buffer, start, stop - start)).toString();
        } catch (CharacterCodingException e) {
            throw new BadFileException("malformed-character", "line " + line, "text in " + charset);
        }
    }

    private boolean isAscii(int start, int stop) {
        for (int at = start; at < stop; at++) {
            if (buffer[at] < 0) {
                return false;
            }
        }
        return true;
    }
}
