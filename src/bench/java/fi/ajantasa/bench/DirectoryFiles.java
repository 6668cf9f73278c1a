package fi.ajantasa.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Writes a telephone directory of an invented population, as deliveries of a register without identity codes: names,
 * addresses and numbers with the mistakes of a directory. The same seed gives the same rows; the second delivery differs
 * from the first in half a percent of them.
 */
final class DirectoryFiles {
    private static final long SEED = 2026;
    private static final String HEAD = "sukunimi;etunimet;katuosoite;postinumero;postitoimipaikka;puhelin;kielto";
    private static final double CHANGED = 0.005;
    private static final int NUMBERS = 10_000_000;

    private final Path population;
    private final int rows;
    private String[] moved = new String[0];

    private final Map<String, String> phones = new HashMap<>();

    DirectoryFiles(Path population, Path customers, int rows) throws IOException {
        this.population = population;
        this.rows = rows;
        try (BufferedReader in = Files.newBufferedReader(customers)) {
            List<String> columns = List.of(in.readLine().split(";", -1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(";", -1);
                phones.put(cells[columns.indexOf("hetu")], cells[columns.indexOf("matkapuhelin")]);
            }
        }
    }

    /** Writes both deliveries into the folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int sequence = 1; sequence <= 2; sequence++) {
            Path file = folder.resolve("directory_%06d.csv".formatted(sequence));
            write(file, sequence);
            control(folder, file, sequence);
        }
    }

    private void write(Path file, int sequence) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        SplittableRandom changes = new SplittableRandom(SEED + 1);
        try (BufferedReader in = Files.newBufferedReader(population);
                BufferedWriter out = Files.newBufferedWriter(file)) {
            List<String> columns = List.of(in.readLine().split(";", -1));
            out.write(HEAD + "\n");
            int written = 0;
            for (String line = in.readLine(); line != null && written < rows; line = in.readLine()) {
                String[] cells = line.split(";", -1);
                if (cells[columns.indexOf("osoitelaji")].equals("VAKINAINEN_KOTIMAINEN")) {
                    String row = row(columns, cells, random);
                    boolean changed = changes.nextDouble() < CHANGED;
                    out.write(changed && sequence == 2 ? row.replaceFirst(";1$", ";0") : row);
                    out.write('\n');
                    written++;
                }
            }
        }
    }

    private String row(List<String> columns, String[] cells, SplittableRandom random) {
        String[] address = {
            street(columns, cells), cell(columns, cells, "postinumero"), cell(columns, cells, "postitoimipaikka_fi")
        };
        String[] shown = random.nextInt(10) == 0 && moved.length > 0 ? moved : address;
        moved = address;
        String given = cell(columns, cells, "etunimet");
        return String.join(
                ";",
                mistyped(cell(columns, cells, "sukunimi"), random),
                mistyped(random.nextInt(3) == 0 ? given : given.split(" ", -1)[0], random),
                shown[0],
                shown[1],
                shown[2],
                phone(cell(columns, cells, "hetu"), random),
                "1");
    }

    /** Most customers stand under the number they gave us, all others under a number of nobody's. */
    private String phone(String hetu, SplittableRandom random) {
        String other = String.format(Locale.ROOT, "0457%07d", random.nextInt(NUMBERS));
        String ours = random.nextInt(3) > 0 ? phones.getOrDefault(hetu, "") : "";
        return ours.isEmpty() ? other : ours;
    }

    private static String street(List<String> columns, String[] cells) {
        return Stream.of("katunimi_fi", "katunumero", "porraskirjain", "huoneistonumero", "jakokirjain")
                .map(it -> cell(columns, cells, it))
                .filter(it -> !it.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private static String cell(List<String> columns, String[] cells, String column) {
        return cells[columns.indexOf(column)].replace("~", "");
    }

    /** One time in fifty a letter is lost. */
    private static String mistyped(String text, SplittableRandom random) {
        if (text.length() < 4 || random.nextInt(50) > 0) {
            return text;
        }
        int place = 1 + random.nextInt(3);
        return text.substring(0, place) + text.substring(place + 1);
    }

    private void control(Path folder, Path file, int sequence) throws IOException {
        long written;
        try (Stream<String> lines = Files.lines(file)) {
            written = lines.count() - 1;
        }
        String json =
                """
                {"layout": "directory", "layout_version": "1", "feed": "directory", "kind": "BASE",
                 "extract_date": "2026-11-%02d", "sequence": %d, "previous_sequence": %s, "not_delivered": [],
                 "files": [{"name": "%s", "rows": %d, "bytes": %d, "sha256": "%s"}]}
                """
                        .formatted(
                                20 + sequence,
                                sequence,
                                sequence == 1 ? "null" : "1",
                                file.getFileName(),
                                written,
                                Files.size(file),
                                sha256(file));
        Files.writeString(
                folder.resolve("directory_%06d_control.json".formatted(sequence)), json, StandardCharsets.UTF_8);
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(Arrays.copyOf(buffer, read));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
