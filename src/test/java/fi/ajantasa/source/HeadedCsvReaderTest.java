package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Delimited text with a header line and nothing beside it. */
class HeadedCsvReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                plausible: {rows: {max: 10 %}}
                format: {csv: {charset: UTF-8, separator: ","}}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.utf8("phone,name\r\n"
                + rows.stream()
                        .map(row -> row.get(0) + "," + Written.quoted(row.get(1)) + "\r\n")
                        .collect(Collectors.joining()));
    }
}
