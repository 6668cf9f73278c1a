package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which column of a file says what: our attributes left, the file's columns right. */
public record ColumnMap(List<MappedColumn> columns) {
    public ColumnMap {
        columns = List.copyOf(columns);
    }

    /**
     * Reads one side of a map file: {@code attribute: column}, {@code attribute: [column, column]} where several columns
     * say one thing, or {@code attribute: {column: …, kind: identifier}}. A word we do not know is compared as what its
     * values look like.
     *
     * @throws LinkageException when an entry cannot be read or there is no id
     */
    public static ColumnMap from(Map<?, ?> entries) {
        List<MappedColumn> columns = new ArrayList<>();
        entries.forEach((attribute, said) -> columns.add(column(Objects.toString(attribute), said)));
        if (columns.stream().noneMatch(it -> it.kind() == Kind.ID)) {
            throw new LinkageException("the map names no id; add a line id: COLUMN");
        }
        return new ColumnMap(columns);
    }

    Optional<MappedColumn> find(String attribute) {
        return columns.stream().filter(it -> it.attribute().equals(attribute)).findFirst();
    }

    private static MappedColumn column(String attribute, Object said) {
        Object columns = said;
        Kind kind = Kind.find(attribute).orElse(Kind.OTHER);
        if (said instanceof Map<?, ?> detail) {
            columns = detail.get("column") == null ? detail.get("columns") : detail.get("column");
            kind = detail.get("kind") == null ? kind : kind(attribute, detail.get("kind"));
        }
        if (columns instanceof List<?> several) {
            return new MappedColumn(
                    attribute, kind, several.stream().map(Objects::toString).toList());
        } else if (columns == null || columns instanceof Map) {
            throw new LinkageException("attribute " + attribute + " names no column; write " + attribute + ": COLUMN");
        }
        return new MappedColumn(attribute, kind, List.of(columns.toString()));
    }

    private static Kind kind(String attribute, Object word) {
        return Kind.find(word.toString())
                .orElseThrow(() ->
                        new LinkageException("attribute " + attribute + ": kind " + word + " is unknown; kinds are "
                                + List.of(Kind.values()).toString().toLowerCase(Locale.ROOT)));
    }
}
