package fi.ajantasa.source;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.job.ControlName;
import fi.ajantasa.job.HashFile;
import fi.ajantasa.job.Receive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds among encrypted copies those of one delivery, by the hashes of what is in them. */
final class RawSearch {
    private static final int LARGEST_CONTROL = 1 << 20;
    private final Path folder;
    private final RawCopies.Opening opening;

    RawSearch(Path folder, RawCopies.Opening opening) {
        this.folder = folder;
        this.opening = opening;
    }

    Map<String, Path> find(Receive receive, String contentHash) throws IOException {
        String pattern = receive.control() instanceof ControlName control
                ? control.pattern()
                : receive.layout().name().glob();
        PathMatcher first = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        for (Path copy : copies()) {
            String name = name(copy);
            if (first.matches(Path.of(name)) && sha256(copy).equals(contentHash)) {
                return whole(receive, copy, name);
            }
        }
        return Map.of();
    }

    /** All files of the delivery that this copy stands for, or none. */
    private Map<String, Path> whole(Receive receive, Path copy, String name) throws IOException {
        Map<String, Path> files = new TreeMap<>(Map.of(name, copy));
        if (receive.control() instanceof ControlName) {
            ControlFile control = control(copy);
            for (FileTotals totals : control == null ? List.<FileTotals>of() : control.files()) {
                Optional<Path> data = find(totals.name(), totals.sha256());
                if (data.isEmpty()) {
                    return Map.of();
                }
                files.put(totals.name(), data.get());
            }
        } else if (receive.control() instanceof HashFile hash) {
            find(hash.beside(name), "").ifPresent(it -> files.put(hash.beside(name), it));
        }
        return files;
    }

    /** The newest copy of a file of this name and content; any content when none is told. */
    private Optional<Path> find(String name, String sha256) throws IOException {
        for (Path copy : copies()) {
            if (name(copy).equals(name) && (sha256.isEmpty() || sha256(copy).equalsIgnoreCase(sha256))) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    /** Newest first. */
    private List<Path> copies() throws IOException {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*_*" + RawCopies.ENDING)) {
            all.forEach(copies::add);
        }
        copies.sort(
                Comparator.comparing((Path it) -> it.getFileName().toString()).reversed());
        return copies;
    }

    private static String name(Path copy) {
        String sealed = copy.getFileName().toString();
        return sealed.substring(sealed.indexOf('_') + 1, sealed.length() - RawCopies.ENDING.length());
    }

    private @Nullable ControlFile control(Path copy) throws IOException {
        try (InputStream in = open(copy)) {
            return ControlReader.read(in.readNBytes(LARGEST_CONTROL)).control();
        }
    }

    private String sha256(Path copy) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = open(copy)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private InputStream open(Path copy) throws IOException {
        return opening.of(Files.newInputStream(copy), copy.getFileName().toString());
    }
}
