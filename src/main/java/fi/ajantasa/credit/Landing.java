package fi.ajantasa.credit;

import fi.ajantasa.audit.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The folder where answers land as a delivery in our own layout, open to us alone and empty again once it was taken. */
public final class Landing {
    private static final String HEADER = "hetu;tila;merkintoja;tilannepv;peruste;asti;kyselytunnus\n";
    private static final long KEY_SUM_MODULUS = 1_000_000_000_000L;

    private final Path folder;

    public Landing(Path folder) {
        this.folder = folder;
    }

    /** Whether a delivery lies here. */
    public boolean isEmpty() {
        return files().isEmpty();
    }

    /** Takes away what lies here: answers are kept no longer than they are needed. */
    public void clear() {
        try {
            for (Path file : files()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            List<Path> files = new ArrayList<>();
            stream.forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the rows as changes, and after them their control file; the same rows give the same bytes.
     *
     * @param previous the sequence they follow, null when they are the first
     */
    void land(QuerySession session, @Nullable Long previous, List<String> rows) {
        String name = "%s_%s_%06d"
                .formatted(
                        session.register(),
                        session.businessDate().format(DateTimeFormatter.BASIC_ISO_DATE),
                        session.sequence());
        byte[] data = (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name + ".csv");
        file.put("rows", rows.size());
        file.put("bytes", data.length);
        file.put("sha256", Sha256.hex(data));
        file.put("key_sum", keySum(rows));
        Map<String, Object> control = new LinkedHashMap<>();
        control.put("layout", "luotto");
        control.put("layout_version", "1");
        control.put("feed", session.register());
        control.put("kind", "DELTA");
        control.put("extract_date", session.businessDate().toString());
        control.put("sequence", session.sequence());
        control.put("previous_sequence", previous);
        control.put("not_delivered", List.of());
        control.put("files", List.of(file));
        try {
            Files.createDirectories(folder);
            write(folder.resolve(name + ".csv"), data);
            write(folder.resolve(name + "_control.json"), JsonMapper.shared().writeValueAsBytes(control));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = Files.createTempFile(
                file.getParent(),
                ".landing",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The sum of the digits DDMMYYNNN of the codes that rows begin with. */
    private static long keySum(List<String> rows) {
        return rows.stream()
                        .mapToLong(row -> Long.parseLong(row.substring(0, 6) + row.substring(7, 10)))
                        .sum()
                % KEY_SUM_MODULUS;
    }
}
