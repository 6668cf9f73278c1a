package fi.ajantasa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A customer as the customer system and the register's base delivery tell of them.
 *
 * @param crm the customer's row, by column
 * @param register the register's row of the same code, by column
 */
record Person(Map<String, String> crm, Map<String, String> register) {

    String number() {
        return cell(crm, "asiakasnumero");
    }

    String hetu() {
        return cell(register, "hetu");
    }

    /** The register's row with some cells replaced. */
    Map<String, String> saying(String... cells) {
        return with(register, cells);
    }

    /** The customer's row with some cells replaced. */
    Map<String, String> telling(String... cells) {
        return with(crm, cells);
    }

    private static Map<String, String> with(Map<String, String> all, String... cells) {
        Map<String, String> row = new LinkedHashMap<>(all);
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }

    /** An ordinary person: alive, under no order, with a domestic address. */
    boolean isPlain() {
        return cell(register, "kuollut").equals("0")
                && cell(register, "turvakielto").equals("0")
                && cell(register, "osoitelaji").equals("VAKINAINEN_KOTIMAINEN")
                && !cell(crm, "katuosoite").isEmpty();
    }

    /** The customers of a plain set whose code both files have, in the order of the customer system. */
    static List<Person> customersOf(TestHome home) {
        Map<String, Map<String, String>> known = new HashMap<>();
        registerRows(home).forEach(row -> known.put(cell(row, "hetu"), row));
        return customerRows(home).stream()
                .filter(row -> known.containsKey(cell(row, "hetu")))
                .map(row -> new Person(row, known.getOrDefault(cell(row, "hetu"), Map.of())))
                .toList();
    }

    /** Every row of the register's base delivery. */
    static Collection<Map<String, String>> registerRows(TestHome home) {
        return rows(home.inbox("population"), "_000001.csv");
    }

    /** Every further name and address of the register's base delivery. */
    static List<Map<String, String>> detailRows(TestHome home) {
        return rows(home.inbox("population"), "_000001_lisa.csv");
    }

    /** Every row of the customer system's first delivery. */
    static List<Map<String, String>> customerRows(TestHome home) {
        return rows(home.inbox("customers"), "_000001.csv");
    }

    static List<String> customerColumns(TestHome home) {
        return List.copyOf(customerRows(home).get(0).keySet());
    }

    private static List<Map<String, String>> rows(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(it -> it.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(file);
            List<String> columns = cells(lines.get(0));
            return lines.stream()
                    .skip(1)
                    .map(Person::cells)
                    .filter(cells -> cells.size() == columns.size()) // an awkward case may go on on the next line
                    .map(cells -> row(columns, cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(";", -1));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
