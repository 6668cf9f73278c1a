package fi.ajantasa.sample;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads written deliveries back. */
final class DeliveryFiles {
    private DeliveryFiles() {}

    static List<Map<String, String>> rows(Path file) throws IOException, CsvException {
        try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(file, StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180ParserBuilder().withSeparator(';').build())
                .build()) {
            List<String[]> all = reader.readAll();
            List<Map<String, String>> rows = new ArrayList<>();
            for (String[] cells : all.subList(1, all.size())) {
                if (cells.length != all.get(0).length) {
                    throw new IOException("row " + (rows.size() + 1) + " has " + cells.length + " cells");
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(all.get(0)[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static Path find(Path out, String ending) throws IOException {
        return list(out).stream()
                .filter(path -> path.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    static List<Path> list(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out.resolve("inbox"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Every file's content under its path below the set's folder. */
    static Map<String, byte[]> contents(Path out) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path file : list(out)) {
            contents.put(out.relativize(file).toString(), Files.readAllBytes(file));
        }
        return contents;
    }
}
