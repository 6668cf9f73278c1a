package fi.ajantasa.privacy;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks through a file for a person: text in any usual encoding, packed or not. */
final class TextSearch {
    private static final int LOOK = 8192;
    /** Formats with a member a line tell of one person on so many. */
    private static final int NEAR = 60;

    private static final int LONGEST_LINE = 1 << 16;
    private final Needles needles;
    private final boolean unreadable;

    /** @param unreadable what is answered of bytes that are no text */
    TextSearch(Needles needles, boolean unreadable) {
        this.needles = needles;
        this.unreadable = unreadable;
    }

    /** Whether the bytes speak of the person. */
    boolean finds(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(LOOK);
        byte[] head = in.readNBytes(LOOK);
        in.reset();
        if (starts(head, 'P', 'K', 3)) {
            return findsInZip(new ZipInputStream(in));
        } else if (starts(head, 0x1f, 0x8b)) {
            return finds(new GZIPInputStream(in));
        } else if (starts(head, 0xff, 0xfe)) {
            return finds(in, StandardCharsets.UTF_16);
        } else if (starts(head, 0xfe, 0xff)) {
            return finds(in, StandardCharsets.UTF_16);
        }
        for (byte one : head) {
            if (one == 0) {
                return unreadable;
            }
        }
        return finds(in, charset(head));
    }

    private boolean findsInZip(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && finds(new Unclosed(zip))) {
                return true;
            }
        }
        return false;
    }

    private boolean finds(InputStream in, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset), LONGEST_LINE);
        long named = -NEAR;
        long placed = -NEAR;
        int near = 0;
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine(), number++) {
            if (number == 0 && line.stripLeading().matches("[<{\\[\uFEFF].*")) {
                near = NEAR;
            }
            Needles.Told told = needles.in(line);
            named = told == Needles.Told.NAME ? number : named;
            placed = told == Needles.Told.PLACE ? number : placed;
            boolean together = told != Needles.Told.NOTHING && near > 0 && Math.abs(named - placed) < near;
            if (told == Needles.Told.PERSON || (together && named >= 0 && placed >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static Charset charset(byte[] head) {
        for (int cut = 0; cut < 4 && cut <= head.length; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                return StandardCharsets.UTF_8;
            } catch (CharacterCodingException cutOff) {
                // A letter may be cut off at the end of what was looked at.
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** An entry of an archive, whose end is not the archive's. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
