package fi.ajantasa.source;

import java.util.List;

/** One record as text, nothing interpreted; the header of its file names the values. */
public record Row(int file, long row, List<String> values) {
    public Row {
        values = List.copyOf(values);
    }

    /** Row number only: values may be personal. */
    @Override
    public String toString() {
        return "row " + row + " of file " + file;
    }
}
