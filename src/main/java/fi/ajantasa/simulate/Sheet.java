package fi.ajantasa.simulate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A file of rows as bytes that nobody interprets: its header, and records that may hold quoted line breaks. */
final class Sheet {
    /** Every byte is one character, so whatever the file's charset is, nothing of it is lost. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final long KEY_SUM_MODULUS = 1_000_000_000_000L;

    private final List<String> lines;

    Sheet(byte[] content) {
        lines = split(new String(content, BYTES));
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                lines.add(text.substring(from, at));
                from = at + 1;
            }
        }
        return lines;
    }

    /** The header and all records, which may be changed. */
    List<String> lines() {
        return lines;
    }

    String header() {
        return lines.get(0);
    }

    char separator() {
        return header().indexOf(';') >= 0 ? ';' : ',';
    }

    private int position(String column) {
        return List.of(header().split(String.valueOf(separator()), -1)).indexOf(column);
    }

    private String[] cells(int at) {
        return lines.get(at).split(String.valueOf(separator()), -1);
    }

    /** The first cell of a record, which has no quotes. */
    String first(int at) {
        return lines.get(at).substring(0, Math.max(0, lines.get(at).indexOf(separator())));
    }

    /** A record by its columns, of a file in UTF-8. */
    Map<String, String> row(int at) {
        String[] names = header().split(String.valueOf(separator()), -1);
        List<String> values = unquoted(utf8(at));
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], i < values.size() ? values.get(i) : "");
        }
        return row;
    }

    /** All records by their columns. */
    List<Map<String, String>> records() {
        return IntStream.range(1, lines.size()).mapToObj(this::row).toList();
    }

    /** One cell of a record, of a file in UTF-8; empty where there is no such column. */
    String text(int at, String column) {
        int position = position(column);
        List<String> values = position < 0 ? List.of() : unquoted(utf8(at));
        return position < values.size() && position >= 0 ? values.get(position) : "";
    }

    private String utf8(int at) {
        return new String(lines.get(at).getBytes(BYTES), StandardCharsets.UTF_8);
    }

    private List<String> unquoted(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        char separator = separator();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                boolean twice = quoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                if (twice) {
                    value.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    /** Writes this into a cell of a record without quotes. */
    void cell(int at, String column, String value) {
        String[] cells = cells(at);
        cells[position(column)] = value;
        lines.set(at, String.join(String.valueOf(separator()), cells));
    }

    /** Where records stand that have no quotes and something in this column. */
    List<Integer> plain(String column) {
        int position = position(column);
        return IntStream.range(1, lines.size())
                .filter(at -> lines.get(at).indexOf('"') < 0 && !cells(at)[position].isEmpty())
                .boxed()
                .toList();
    }

    /** Where the first of them stands. */
    int firstPlain(String column) {
        return plain(column).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row can be spoilt; simulate more people"));
    }

    /** Takes away the last cell of the first record. */
    void shorten() {
        lines.set(first(), lines.get(first()).substring(0, lines.get(first()).lastIndexOf(separator())));
    }

    private int first() {
        return firstPlain(header().substring(0, header().indexOf(separator())));
    }

    void addColumn(String name) {
        lines.replaceAll(line -> line + separator());
        lines.set(0, header() + name);
    }

    void renameFirst(String name) {
        lines.set(0, name + header().substring(header().indexOf(separator())));
    }

    /** Writes this before the first record. */
    void prefix(String text) {
        lines.set(first(), text + lines.get(first()));
    }

    void mixLineEnds() {
        for (int at = 1; at < lines.size(); at += 2) {
            lines.set(at, lines.get(at) + "\r");
        }
    }

    /** Leaves only so many records. */
    void keep(int records) {
        lines.subList(Math.min(lines.size(), records + 1), lines.size()).clear();
    }

    byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(BYTES);
    }

    long rows() {
        return lines.size() - 1L;
    }

    /** The sum of the nine digits of all identity codes, as control files have it. */
    long keySum() {
        int hetu = position("hetu");
        if (hetu < 0) {
            return 0;
        }
        return lines.stream()
                        .skip(1)
                        .map(line -> line.split(String.valueOf(separator()), -1))
                        .filter(cells -> cells.length > hetu && cells[hetu].matches("\\d{6}.\\d{3}."))
                        .mapToLong(cells -> Long.parseLong(cells[hetu].substring(0, 6) + cells[hetu].substring(7, 10)))
                        .sum()
                % KEY_SUM_MODULUS;
    }
}
