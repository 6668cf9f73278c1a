package fi.ajantasa.sample;

import java.util.Arrays;
import java.util.Map;

/** One row to be written; a cell that nobody sets stays empty, which means not delivered. */
final class Row {
    static final String KNOWN_EMPTY = "~";

    private final Layout layout;
    private final String[] cells;

    Row(Layout layout) {
        this.layout = layout;
        this.cells = new String[layout.columns().size()];
        Arrays.fill(cells, "");
    }

    Row set(String column, String value) {
        cells[layout.position(column)] = value;
        return this;
    }

    /** Sets a cell of which the register knows the content, be it nothing. */
    Row setKnown(String column, String value) {
        return set(column, value.isEmpty() ? KNOWN_EMPTY : value);
    }

    Row setFlag(String column, boolean on) {
        return set(column, on ? "1" : "0");
    }

    Row setAll(Map<String, String> values) {
        values.forEach(this::set);
        return this;
    }

    String cell(String column) {
        return cells[layout.position(column)];
    }

    boolean isOf(Layout other) {
        return layout.equals(other);
    }

    void appendTo(StringBuilder line) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(layout.separator());
            }
            appendCell(line, cells[i], layout.separator());
        }
        line.append('\n');
    }

    private static void appendCell(StringBuilder line, String cell, char separator) {
        if (cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0) {
            line.append(cell);
        } else {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }
}
