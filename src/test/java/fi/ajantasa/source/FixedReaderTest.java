package fi.ajantasa.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Records of one length. */
class FixedReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                plausible: {rows: {max: 10 %}}
                format:
                  fixed:
                    charset: ISO-8859-1
                    length: 40
                    line-end: CRLF
                    columns: {phone: 1-16, name: 18-39}
                    constants: {"17": "#", "40": "*"}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return rows.stream()
                .map(row -> "%-16s#%-22s*\r\n".formatted(row.get(0), row.get(1)))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
