package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Delimited text without a header line, between a header and a trailer record. */
class CellReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                records:
                  header: [{starts: "H;", fields: {count: 2}}]
                  data: "D;"
                  trailer: {starts: "T;", fields: {count: 2}}
                format: {csv: {charset: UTF-8, separator: ";", columns: {phone: 2, name: 3}}}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.utf8("H;" + rows.size() + "\n"
                + rows.stream()
                        .map(row -> "D;" + row.get(0) + ";" + Written.quoted(row.get(1)) + "\n")
                        .collect(Collectors.joining())
                + "T;" + rows.size() + "\n");
    }
}
