package fi.ajantasa.linkage;

import java.util.List;

/** One attribute of a record: our word for it, its kind, and the columns whose texts together say it. */
public record MappedColumn(String attribute, Kind kind, List<String> columns) {
    public MappedColumn {
        columns = List.copyOf(columns);
    }
}
