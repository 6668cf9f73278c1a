package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of a delivery that we write ourselves, with the totals its control file tells. */
public final class AnswerFile implements AutoCloseable {
    private static final long KEY_SUM_MODULUS = 1_000_000_000_000L;

    private final Path part;
    private final String name;
    private final BufferedWriter writer;
    private final MessageDigest digest;
    private long rows;
    private long bytes;
    private long keySum;
    private boolean summed;

    AnswerFile(Path part, String name, String header) throws IOException {
        this.part = part;
        this.name = name;
        this.writer = Files.newBufferedWriter(part);
        this.digest = Sha256.digest();
        write(header);
    }

    /**
     * Adds a row.
     *
     * @param code the identity code it begins with
     * @param line all of it, with its line break
     */
    public void row(String code, String line) throws IOException {
        row(line);
        summed = true;
        keySum += Long.parseLong(code.substring(0, 6) + code.substring(7, 10));
    }

    /** Adds a row, all of it with its line break, that is about no identity code. */
    public void row(String line) throws IOException {
        write(line);
        rows++;
    }

    private void write(String line) throws IOException {
        byte[] encoded = line.getBytes(StandardCharsets.UTF_8);
        digest.update(encoded);
        bytes += encoded.length;
        writer.write(line);
    }

    Map<String, Object> finish() throws IOException {
        writer.close();
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("name", name);
        totals.put("rows", rows);
        totals.put("bytes", bytes);
        totals.put("sha256", HexFormat.of().formatHex(digest.digest()));
        totals.put("key_sum", summed || rows == 0 ? Long.valueOf(keySum % KEY_SUM_MODULUS) : null);
        return totals;
    }

    Path part() {
        return part;
    }

    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
