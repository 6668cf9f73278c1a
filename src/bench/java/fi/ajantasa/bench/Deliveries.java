package fi.ajantasa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of one sample set: the customers' extract and the population deliveries by sequence. */
record Deliveries(Path folder) {

    Path customers() {
        return only("customers", "*_000001.csv");
    }

    Path main(int sequence) {
        return only("population", String.format(Locale.ROOT, "*_%06d.csv", sequence));
    }

    Path detail(int sequence) {
        return only("population", String.format(Locale.ROOT, "*_%06d_lisa.csv", sequence));
    }

    /** Whether the delivery lists only what changed, as its control file says. */
    boolean holdsChanges(int sequence) throws IOException {
        return Files.readString(only("population", String.format(Locale.ROOT, "*_%06d_control.json", sequence)))
                .contains("\"DELTA\"");
    }

    /** Every file of the registers' deliveries up to this sequence. */
    List<Path> upTo(int sequence) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("inbox"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> sequenceOf(file) <= sequence)
                    .toList();
        }
    }

    static List<String> columns(Path csv) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return List.of(lines.findFirst().orElseThrow().split(";"));
        }
    }

    static long rows(Path csv) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.count() - 1;
        }
    }

    private static int sequenceOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("_(lisa|control)(?=\\.)", "");
        return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1, name.lastIndexOf('.')));
    }

    private Path only(String register, String glob) {
        Path inbox = folder.resolve("inbox").resolve(register);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(inbox, glob)) {
            return found.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
