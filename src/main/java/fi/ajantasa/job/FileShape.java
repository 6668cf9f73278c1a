package fi.ajantasa.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The contract for one kind of file: a name pattern (glob) and every column in it, in the order of the job file. */
public record FileShape(String pattern, Map<String, Column> columns) {
    public FileShape {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The attributes these columns can say something about, also those that a code of a kind leads to. */
    public Set<String> attributes() {
        var attributes = new TreeSet<String>();
        for (Column column : columns.values()) {
            if (column.isKind() || column.attribute().equals(ColumnWord.ENTRY.word())) {
                attributes.addAll(column.codes().values());
            } else if (ColumnWord.find(column.attribute()).isEmpty()) {
                attributes.add(column.attribute());
            }
        }
        attributes.remove(ColumnWord.NONE);
        return attributes;
    }

    /** The columns that say something about this attribute or word, whole or in part. */
    public List<Column> columnsOf(String attribute) {
        return columns.values().stream()
                .filter(column -> column.attribute().equals(attribute))
                .toList();
    }
}
