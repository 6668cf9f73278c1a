package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Elements with attributes and text. */
class XmlReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                plausible: {rows: {max: 10 %}}
                format: {xml: {record: entry, columns: {phone: [entry@code, entry@number], name: name}}}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.utf8(
                "<list>\n" + rows.stream().map(XmlReaderTest::entry).collect(Collectors.joining("\n")) + "\n</list>\n");
    }

    private static String entry(List<String> row) {
        return "<entry code='%s' number='%s'><name>%s</name></entry>"
                .formatted(
                        row.get(0).substring(0, 4),
                        row.get(0).substring(4),
                        row.get(1).replace("\"", "&quot;"));
    }
}
