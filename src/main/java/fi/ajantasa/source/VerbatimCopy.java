package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Unpacks a file that is in the right format already, and counts its totals. */
final class VerbatimCopy {
    private static final int CHUNK = 1 << 18;

    private final FileTask task;

    VerbatimCopy(FileTask task) {
        this.task = task;
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(transcript)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
                bytes += read;
            }
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        FileTotals delivered = task.totals();
        FileTotals totals = new FileTotals(delivered.name(), delivered.rows(), bytes, sha256, delivered.keySum());
        return Transcriber.proving(task, transcript, totals, 1);
    }
}
