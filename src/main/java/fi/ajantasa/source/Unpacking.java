package fi.ajantasa.source;

import fi.ajantasa.job.Packing;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The content of a delivered file, unpacked while it is read: never to disk, never beyond its limits (F71, F72). */
final class Unpacking implements Closeable {
    private static final long SMALLEST = 1 << 20;
    private static final int RATIO = 100;

    private final @Nullable ZipFile zip;
    private final InputStream in;

    private Unpacking(@Nullable ZipFile zip, InputStream in) {
        this.zip = zip;
        this.in = in;
    }

    /** Opens the file; throws {@link BadFileException} when it is not packed as it should be. */
    static Unpacking open(Path file, Packing packing) throws IOException {
        if (packing.method() == Packing.Method.NONE) {
            return new Unpacking(null, Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        }
        long limit = Math.min(packing.size(), Math.max(SMALLEST, Files.size(file) * packing.ratio()));
        try {
            return packing.method() == Packing.Method.ZIP ? zip(file, packing, limit) : gzip(file, limit);
        } catch (ZipException | EOFException e) {
            throw unreadable();
        }
    }

    /** An entry of an archive that holds several, unpacked within limits. */
    static InputStream part(ZipFile zip, ZipEntry entry, long archive, long size) throws IOException {
        long limit = Math.min(size, Math.max(SMALLEST, archive * RATIO));
        return new Limited(zip.getInputStream(entry), limit, entry.getCrc());
    }

    InputStream stream() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (zip != null) {
            zip.close();
        }
    }

    private static Unpacking gzip(Path file, long limit) throws IOException {
        InputStream raw = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        boolean open = false;
        try {
            Unpacking unpacking = new Unpacking(null, new Limited(new GZIPInputStream(raw, 1 << 16), limit, -1));
            open = true;
            return unpacking;
        } finally {
            if (!open) {
                raw.close();
            }
        }
    }

    private static Unpacking zip(Path file, Packing packing, long limit) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        boolean open = false;
        try {
            ZipEntry entry = entry(zip, packing.entry());
            Unpacking unpacking = new Unpacking(zip, new Limited(zip.getInputStream(entry), limit, entry.getCrc()));
            open = true;
            return unpacking;
        } finally {
            if (!open) {
                zip.close();
            }
        }
    }

    private static ZipEntry entry(ZipFile zip, String pattern) throws BadFileException {
        String expected = "one entry " + pattern;
        if (zip.size() != 1) {
            throw new BadFileException("archive-entry-unexpected", zip.size() + " entries in the archive", expected);
        }
        ZipEntry entry = zip.entries().nextElement();
        boolean right = ControlReader.plain(entry.getName())
                && FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(entry.getName()));
        if (!right) {
            throw new BadFileException("archive-entry-unexpected", "an entry of another name", expected);
        }
        return entry;
    }

    static BadFileException unreadable() {
        return new BadFileException("archive-unreadable", "damaged, cut short, or packed otherwise", "a whole archive");
    }

    /** Stops at a number of bytes, and at the end compares the checksum that the archive names. */
    private static final class Limited extends FilterInputStream {
        private final CRC32 crc = new CRC32();
        private final long limit;
        private final long expected;
        private long passed;

        Limited(InputStream in, long limit, long expected) {
            super(in);
            this.limit = limit;
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int from, int length) throws IOException {
            int read;
            try {
                read = super.read(b, from, length);
            } catch (ZipException | EOFException e) {
                throw unreadable();
            }
            if (read > 0) {
                crc.update(b, from, read);
                passed += read;
            }
            if (passed > limit) {
                throw new BadFileException("archive-too-large", "more than " + limit + " bytes unpacked", "its limits");
            }
            if (read < 0 && expected >= 0 && crc.getValue() != expected) {
                throw unreadable();
            }
            return read;
        }
    }
}
