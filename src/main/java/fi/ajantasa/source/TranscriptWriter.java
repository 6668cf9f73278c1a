package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.CsvFormat;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Writes rows of named columns in the one format that is proven and read, and adds up its totals. */
final class TranscriptWriter implements Closeable {
    private static final int BUFFER = 1 << 18;
    private static final char SEPARATOR = CsvFormat.TRANSCRIPT.separator();

    private final MessageDigest digest = Sha256.digest();
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(1024);
    private long rows;
    private long bytes;

    TranscriptWriter(Path file, List<String> columns) throws IOException {
        this.out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest), BUFFER);
        columns.forEach(this::cell);
        end();
    }

    /** Adds a cell to the row that {@link #row} ends. */
    void cell(String text) {
        if (line.length() > 0) {
            line.append(SEPARATOR);
        }
        if (text.isEmpty() && line.length() == 0) {
            line.append("\"\"");
        } else if (isPlain(text)) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    void row() throws IOException {
        end();
        rows++;
    }

    /** A line without a row, so that a row stands on the line it was delivered on. */
    void blank() throws IOException {
        end();
    }

    long rows() {
        return rows;
    }

    /** The totals of what was written, once closed. */
    FileTotals totals(FileTotals delivered) {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return new FileTotals(delivered.name(), rows, bytes, sha256, delivered.keySum());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void end() throws IOException {
        byte[] encoded = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        out.write(encoded);
        bytes += encoded.length;
        line.setLength(0);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == SEPARATOR || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
