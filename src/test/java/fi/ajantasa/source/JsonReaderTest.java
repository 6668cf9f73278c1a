package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A list of objects. */
class JsonReaderTest extends ReaderContract {
    @Override
    String receive() {
        return """
                file: "list_{date}.txt"
                control: none
                plausible: {rows: {max: 10 %}}
                format: {json: {records: list, columns: {phone: [number.area, number.rest], name: name}, ignore: [filler]}}
                covers: base
                """;
    }

    @Override
    byte[] write(List<List<String>> rows) throws IOException {
        return Written.utf8(
                "{\"list\":[" + rows.stream().map(JsonReaderTest::entry).collect(Collectors.joining(",\n")) + "]}\n");
    }

    private static String entry(List<String> row) {
        return "{\"number\":{\"area\":\"%s\",\"rest\":\"%s\"},\"name\":%s}"
                .formatted(row.get(0).substring(0, 4), row.get(0).substring(4), quoted(row.get(1)));
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /** F74, F105: whether it is one text, many members, or nothing but blanks. */
    @Test
    void stopsAtARecordThatIsTooLong() throws Exception {
        String blanks = " ".repeat(200_000);
        String many = "\"filler\":[" + "1,".repeat(100_000) + "1]";
        for (String record :
                List.of("{\"name\":\"x\"," + many + "}", "{" + blanks + "}", "{\"filler\":\"" + blanks + "\"}")) {
            LayoutHome home = LayoutHome.of(temp, receive(), List.of("phone", "name"))
                    .file(name(), Written.utf8("{\"list\":[" + record + "]}"));
            home.sizes = new ReadSizes(4096, 1000, 2000);
            assertThat(home.refusal().reason()).isIn("record-too-long", "json-beyond-limits");
        }
    }

    /** F57: a mark of byte order is no part of the text. */
    @Test
    void passesOverAByteOrderMark() throws Exception {
        LayoutHome home = LayoutHome.of(temp, receive(), List.of("phone", "name"))
                .file(name(), Written.utf8("\uFEFF" + new String(write(ROWS), StandardCharsets.UTF_8)));
        assertThat(home.rows(home.proven())).isEqualTo(ROWS);
    }
}
