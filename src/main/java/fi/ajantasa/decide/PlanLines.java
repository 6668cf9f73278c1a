package fi.ajantasa.decide;

import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.HeldJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of a slice as they are stored: a line of JSON each, by customer, then part. One value per slice spares the
 * database a row and an index entry for each customer.
 */
final class PlanLines {
    private static final int EXPECTED = 400;
    private static final byte LINE_END = '\n';

    private PlanLines() {}

    static byte[] of(List<PlanRow> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(rows.size() * EXPECTED);
        rows.forEach(row -> write(lines, row, (attribute, held) -> held));
        return lines.toByteArray();
    }

    static void write(ByteArrayOutputStream lines, PlanRow row, BiFunction<String, Held, Held> shown) {
        try (JsonGenerator json = HeldJson.generator(lines)) {
            PlanJson.write(json, row, shown);
        }
        lines.write(LINE_END);
    }

    static List<PlanRow> parse(byte[] lines) {
        return parse(lines, start -> true);
    }

    /** The rows of one customer. */
    static List<PlanRow> parse(byte[] lines, int customer) {
        byte[] mark = ("[" + customer + ",").getBytes(StandardCharsets.US_ASCII);
        return parse(
                lines,
                start ->
                        Arrays.equals(lines, start, Math.min(lines.length, start + mark.length), mark, 0, mark.length));
    }

    private static List<PlanRow> parse(byte[] lines, Predicate<Integer> wanted) {
        List<PlanRow> rows = new ArrayList<>();
        int from = 0;
        while (from < lines.length) {
            int to = end(lines, from);
            if (wanted.test(from)) {
                rows.add(PlanJson.parse(lines, from, to));
            }
            from = to + 1;
        }
        return rows;
    }

    /** Where the line ends that starts here, its line break left out. */
    static int end(byte[] lines, int from) {
        int to = from;
        while (lines[to] != LINE_END) {
            to++;
        }
        return to;
    }
}
