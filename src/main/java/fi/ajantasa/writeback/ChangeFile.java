package fi.ajantasa.writeback;

import fi.ajantasa.job.WriteBack.Format;
import fi.ajantasa.writeback.Message.Ground;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Messages as the customer system reads them: a line each, the same bytes for the same messages. */
final class ChangeFile {
    private static final String HEADER = "key;customer;item;action;value;source;since;until\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ChangeFile() {}

    static byte[] bytes(List<Message> messages, Format format) {
        StringBuilder text = new StringBuilder(format == Format.CSV ? HEADER : "");
        messages.forEach(
                it -> text.append(format == Format.CSV ? csv(it) : json(it)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Message message) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("key", message.key().text());
        words.put("customer", message.key().number());
        words.put("item", message.key().item());
        words.put("action", message.action().word());
        words.put("value", message.value());
        Ground ground = message.ground();
        if (!ground.since().isEmpty()) {
            words.put("source", ground.source());
            words.put("since", ground.since());
            words.put("until", ground.until());
        }
        return JsonMapper.shared().writeValueAsString(words);
    }

    private static String csv(Message message) {
        Ground ground = message.ground();
        return Stream.of(
                        message.key().text(),
                        message.key().number(),
                        message.key().item(),
                        message.action().word(),
                        inCsv(message.value()),
                        ground.source(),
                        ground.since(),
                        ground.until())
                .map(ChangeFile::cell)
                .collect(Collectors.joining(";"));
    }

    /** A value as it stands in CSV: no spreadsheet takes it for a formula (F75); telephone numbers harm nobody. */
    static String inCsv(String value) {
        boolean starts = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        return starts && !value.matches("\\+\\d+") ? "'" + value : value;
    }

    private static String cell(String value) {
        boolean quote = value.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
