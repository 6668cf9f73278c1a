package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes lists of places in the widths of PCF and BAF. */
final class PlaceFiles {
    private PlaceFiles() {}

    /** A line of PCF. */
    static String postcode(String runDate, String code, String finnish, String swedish) {
        String names = text(finnish, 30) + text(swedish, 30) + text(finnish, 12) + text(swedish, 12);
        return "PONOT" + runDate + code + names + "20000101" + "1" + text("", 65) + "091" + text(finnish, 20)
                + text(swedish, 20) + "1";
    }

    /**
     * A line of BAF.
     *
     * @param ends smallest and largest number as they stand in the file, 13 characters each
     */
    static String street(String runDate, String code, String finnish, String swedish, String side, String ends) {
        return "KATUN" + runDate + code + text("", 84) + text(finnish, 30) + text(swedish, 30) + text("", 24) + side
                + text(ends, 26) + "091" + text("", 40);
    }

    /** Postcodes 00010, 00020 … of one town. */
    static List<String> postcodes(String runDate, int count) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(
                        it -> postcode(runDate, String.format(Locale.ROOT, "%05d", 10 * it), "HELSINKI", "HELSINGFORS"))
                .toList());
    }

    /** Delivers a list, packed. */
    static void send(TestHome home, String register, String name, List<String> lines) {
        try {
            Path folder = Files.createDirectories(home.inbox(register));
            Path file = folder.resolve(name.replaceFirst("[.].*", ".zip"));
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
