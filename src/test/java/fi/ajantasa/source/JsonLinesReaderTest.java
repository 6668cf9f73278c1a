package fi.ajantasa.source;

import java.util.List;
import java.util.stream.Collectors;

/** An object on each line. */
class JsonLinesReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                plausible: {rows: {max: 10 %}}
                format: {json-lines: {columns: {phone: phone, name: name}}}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) {
        return Written.utf8(rows.stream()
                .map(row -> "{\"name\":%s,\"phone\":\"%s\"}\n".formatted(JsonReaderTest.quoted(row.get(1)), row.get(0)))
                .collect(Collectors.joining()));
    }
}
