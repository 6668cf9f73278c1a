package fi.ajantasa.source;

import java.util.List;

/** One record refused while its file was proven: its row, the line of the file it starts on, and every rule it broke. */
public record RowRejection(long row, long line, List<String> rules) {
    public RowRejection {
        rules = List.copyOf(rules);
    }
}
