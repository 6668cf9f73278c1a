package fi.ajantasa.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A delivery's file while it is written: RFC 4180 quotes, LF; keeps its own control totals. */
final class CsvFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final long KEY_SUM_MODULUS = 1_000_000_000_000L;

    private final Path path;
    private final Layout layout;
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final StringBuilder buffer = new StringBuilder(BUFFER + 4096);
    private long rows;
    private long bytes;
    private long keySum;
    private boolean open = true;

    CsvFile(Path path, Layout layout) throws IOException {
        this.path = path;
        this.layout = layout;
        this.out = Files.newOutputStream(path);
        buffer.append(String.join(String.valueOf(layout.separator()), layout.columns()))
                .append('\n');
    }

    void write(Row row) throws IOException {
        if (!row.isOf(layout)) {
            throw new IllegalArgumentException("row is of another layout than " + path.getFileName());
        }
        row.appendTo(buffer);
        rows++;
        if (layout.has("hetu")) {
            keySum = (keySum + key(row.cell("hetu"))) % KEY_SUM_MODULUS;
        }
        if (buffer.length() >= BUFFER) {
            flush();
        }
    }

    /** Completes the file and says what was written. */
    FileTotals finish() throws IOException {
        close();
        return new FileTotals(
                String.valueOf(path.getFileName()), rows, bytes, HexFormat.of().formatHex(digest.digest()), keySum);
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (out) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        byte[] block = buffer.toString().getBytes(layout.charset());
        buffer.setLength(0);
        digest.update(block);
        bytes += block.length;
        out.write(block);
    }

    /** The nine digits DDMMYYNNN of an identity code as a number; 0 where a row has none. */
    private static long key(String hetu) {
        return hetu.isEmpty() ? 0 : Long.parseLong(hetu.substring(0, 6) + hetu.substring(7, 10));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
