package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contract for one kind of file: a name pattern (glob) and every column in it, in the order of the job file. */
public record FileShape(String pattern, Map<String, Column> columns) {
    public FileShape {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The columns that say something about this attribute or word, whole or in part. */
    public List<Column> columnsOf(String attribute) {
        return columns.values().stream()
                .filter(column -> column.attribute().equals(attribute))
                .toList();
    }
}
