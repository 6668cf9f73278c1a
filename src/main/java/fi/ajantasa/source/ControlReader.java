package fi.ajantasa.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a control file strictly: known keys of the right type, each once; keys of others are passed over. */
final class ControlReader {
    private static final int DEPTH = 8;
    private static final int LONGEST = 1_000;
    private static final int MOST_FILES = 16;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{C}/\\\\:.-][^\\p{C}/\\\\:]{0,254}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_. -]{1,64}");
    private static final JsonMapper JSON = StrictJson.mapper(DEPTH, LONGEST);

    private final List<String> problems = new ArrayList<>();

    private ControlReader() {}

    /** Whether a name is a plain file name: no path, no control character, nothing a command takes for an option (F73). */
    static boolean plain(String name) {
        return NAME.matcher(name).matches();
    }

    /** The control file, or everything that is wrong with it. */
    static Result read(byte[] json) {
        ControlReader reader = new ControlReader();
        try {
            JsonNode root = JSON.readTree(json);
            ControlFile control = reader.control(root);
            return new Result(reader.problems.isEmpty() ? control : null, reader.problems);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return new Result(null, List.of("not JSON within its limits, at line " + line));
        }
    }

    /** A control file, or null and its problems. */
    record Result(@Nullable ControlFile control, List<String> problems) {
        Result {
            problems = List.copyOf(problems);
        }
    }

    private ControlFile control(JsonNode root) {
        Layout layout =
                new Layout(text(root, "layout", WORD), text(root, "layout_version", WORD), text(root, "feed", WORD));
        Kind kind = text(root, "kind", Pattern.compile("BASE|DELTA")).equals("DELTA") ? Kind.DELTA : Kind.BASE;
        LocalDate date = date(root);
        long sequence = number(root, "sequence");
        JsonNode before = root.path("previous_sequence");
        Long previous = before.isNull() ? null : Long.valueOf(number(root, "previous_sequence"));
        if (previous != null && previous >= sequence) {
            problems.add("previous_sequence is not before sequence");
        }
        return new ControlFile(layout, kind, date, sequence, previous, notDelivered(root), files(root));
    }

    private LocalDate date(JsonNode root) {
        String text = text(root, "extract_date", Pattern.compile("\\d{4}-\\d{2}-\\d{2}"));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add("extract_date is not a date");
            return LocalDate.MAX;
        }
    }

    private List<String> notDelivered(JsonNode root) {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : list(root, "not_delivered")) {
            if (column.isString()) {
                columns.add(column.stringValue());
            } else {
                problems.add("not_delivered holds something else than text");
            }
        }
        return columns;
    }

    private List<FileTotals> files(JsonNode root) {
        List<FileTotals> files = new ArrayList<>();
        JsonNode list = list(root, "files");
        if (list.isEmpty() || list.size() > MOST_FILES) {
            problems.add("files names " + list.size() + " files, not 1 to " + MOST_FILES);
            return files;
        }
        for (JsonNode file : list) {
            files.add(file(file));
        }
        if (files.stream().map(FileTotals::name).distinct().count() < files.size()) {
            problems.add("files names a file twice");
        }
        return files;
    }

    private FileTotals file(JsonNode file) {
        JsonNode sum = file.path("key_sum");
        return new FileTotals(
                text(file, "name", NAME),
                number(file, "rows"),
                number(file, "bytes"),
                text(file, "sha256", SHA256),
                sum.isNull() || sum.isMissingNode() ? null : Long.valueOf(number(file, "key_sum")));
    }

    private JsonNode list(JsonNode node, String key) {
        return require(node, key, JsonNode::isArray, "a list");
    }

    private long number(JsonNode node, String key) {
        Predicate<JsonNode> whole =
                value -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        JsonNode value = require(node, key, whole, "a whole number");
        return value.isIntegralNumber() ? value.longValue() : 0;
    }

    private String text(JsonNode node, String key, Pattern pattern) {
        Predicate<JsonNode> fits = value ->
                value.isString() && pattern.matcher(value.stringValue()).matches();
        JsonNode value = require(node, key, fits, "text of the right shape");
        return value.isString() ? value.stringValue() : "";
    }

    private JsonNode require(JsonNode node, String key, Predicate<JsonNode> fits, String expected) {
        JsonNode value = node.path(key);
        if (!fits.test(value)) {
            problems.add(key + (value.isMissingNode() ? " is missing" : " is not " + expected));
        }
        return value;
    }
}
