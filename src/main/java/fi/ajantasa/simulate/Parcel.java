package fi.ajantasa.simulate;

import fi.ajantasa.audit.Sha256;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A delivery on its way: rows and what its control file says of them. What is changed of the rows is true in all totals;
 * what is changed of the totals, or of the files once they are written, is a lie.
 */
final class Parcel {
    private static final JsonMapper JSON = JsonMapper.shared();
    static final String CONTROL = "_control.json";

    private final String prefix;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> control = new LinkedHashMap<>();
    private final Map<String, Object> totals = new LinkedHashMap<>();
    private final List<Consumer<Map<String, byte[]>>> after = new ArrayList<>();
    private UnaryOperator<byte[]> encoding = UnaryOperator.identity();
    private @Nullable String stem;

    /** @param prefix of its files' names, before the day and the number */
    Parcel(String prefix, Map<String, Object> control) {
        this.prefix = prefix;
        this.control.putAll(control);
    }

    /**
     * Adds a file.
     *
     * @param ending of its name, like {@code .csv}
     */
    Parcel with(String ending, byte[] content) {
        sheets.put(ending, new Sheet(content));
        return this;
    }

    /** Sends it on this day under this number. */
    Parcel dated(LocalDate day, int sequence) {
        return said("extract_date", day.toString())
                .said("sequence", sequence)
                .said("previous_sequence", sequence == 1 ? null : Integer.valueOf(sequence - 1));
    }

    /** The rows of the main file. */
    Sheet sheet() {
        return sheets.values().iterator().next();
    }

    /** The files with their rows, the main file first. */
    List<Sheet> sheets() {
        return List.copyOf(sheets.values());
    }

    /** The rows of all files. */
    long rows() {
        return sheets.values().stream().mapToLong(Sheet::rows).sum();
    }

    LocalDate day() {
        return LocalDate.parse(String.valueOf(control.get("extract_date")));
    }

    int sequence() {
        return control.get("sequence") instanceof Integer number ? number : 0;
    }

    /** The control file says this instead; names of files follow its day and number, unless they are kept. */
    Parcel said(String key, @Nullable Object value) {
        control.put(key, value);
        return this;
    }

    /** Names of files stay as they are now, whatever the control file says. */
    Parcel namedAsNow() {
        stem = stem();
        return this;
    }

    /** The control file says this of the main file. */
    Parcel total(String key, Object value) {
        totals.put(key, value);
        return this;
    }

    /** The main file's bytes become others; its totals follow. */
    Parcel encoded(UnaryOperator<byte[]> work) {
        encoding = work;
        return this;
    }

    /** Leaves out the last so many records. */
    Parcel without(int records) {
        sheet().keep((int) sheet().rows() - records);
        return this;
    }

    /** Leaves out every record of every file. */
    Parcel withoutRows() {
        sheets.values().forEach(it -> it.keep(0));
        return this;
    }

    /** Does something to the files once their totals are taken: the control file is the last of them. */
    Parcel afterwards(Consumer<Map<String, byte[]>> work) {
        after.add(work);
        return this;
    }

    private String stem() {
        String day = day().format(DateTimeFormatter.BASIC_ISO_DATE);
        return stem == null ? String.format(Locale.ROOT, "%s_%s_%06d", prefix, day, sequence()) : stem;
    }

    String main() {
        return stem() + ".csv";
    }

    String controlName() {
        return stem() + CONTROL;
    }

    /** The files as they are sent, in order. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Map<String, Object>> entries = new ArrayList<>();
        sheets.forEach((ending, sheet) -> {
            byte[] content = entries.isEmpty() ? encoding.apply(sheet.bytes()) : sheet.bytes();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", stem() + ending);
            entry.put("rows", sheet.rows());
            entry.put("bytes", content.length);
            entry.put("sha256", Sha256.hex(content));
            entry.put("key_sum", sheet.keySum());
            entry.putAll(entries.isEmpty() ? totals : Map.of());
            entries.add(entry);
            files.put(stem() + ending, content);
        });
        control.put("files", entries);
        files.put(controlName(), JSON.writeValueAsBytes(control));
        after.forEach(it -> it.accept(files));
        return files;
    }
}
