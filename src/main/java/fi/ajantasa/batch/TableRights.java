package fi.ajantasa.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the runner and the reader of a PostgreSQL database may do with a table, as {@code db/rights.txt} says.
 *
 * @param runner in the words of GRANT, such as {@code select, update (state, reason)}; empty when nothing
 * @param reader the same
 */
record TableRights(String table, String runner, String reader) {
    private static final String ALL = "select, insert, update, delete";
    private static final Pattern RIGHT = Pattern.compile("(\\w+)(?:\\s*\\(([^)]*)\\))?");

    TableRights {
        runner = canonical(runner.equals("all") ? ALL : runner);
        reader = canonical(reader);
    }

    /** The rights of every table that is named in the list, in its order. */
    static Map<String, TableRights> read() {
        Map<String, TableRights> all = new LinkedHashMap<>();
        for (String line : text().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", -1);
                TableRights rights = new TableRights(parts[0].strip(), parts[1].strip(), parts[2].strip());
                all.put(rights.table(), rights);
            }
        }
        return all;
    }

    /** The rights of a table that is not named. */
    static TableRights unnamed(String table) {
        return new TableRights(table, "all", "");
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(TableRights.class.getResourceAsStream("/db/rights.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same rights in the order of the alphabet, so that they can be compared. */
    private static String canonical(String rights) {
        TreeSet<String> sorted = new TreeSet<>();
        Matcher each = RIGHT.matcher(rights.toLowerCase(Locale.ROOT));
        while (each.find()) {
            String columns = each.group(2);
            sorted.add(columns == null ? each.group(1) : ofColumns(each.group(1), List.of(columns.split(","))));
        }
        return String.join(", ", sorted);
    }

    /** A right to some columns of a table. */
    static String ofColumns(String right, List<String> columns) {
        List<String> names =
                new ArrayList<>(columns.stream().map(String::strip).sorted().toList());
        return right + " (" + String.join(", ", names) + ")";
    }
}
