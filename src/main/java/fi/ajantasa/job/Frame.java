package fi.ajantasa.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file that are not data.
 *
 * @param header the first records, in order
 * @param data what data records may start with, empty for whatever is neither header nor trailer
 * @param trailer the last record, or null when there is none
 */
public record Frame(List<EdgeRecord> header, List<String> data, @Nullable EdgeRecord trailer) {
    /** A file of data alone. */
    public static final Frame NONE = new Frame(List.of(), List.of(), null);

    public Frame {
        header = List.copyOf(header);
        data = List.copyOf(data);
    }

    /** The number after which the sequence begins at 1 again, or 0 when it only grows. */
    public long wrapsAfter() {
        return header.stream()
                .flatMap(record -> record.fields().entrySet().stream())
                .filter(field -> field.getKey().equals(EdgeRecord.SEQUENCE))
                .mapToLong(field -> field.getValue().wrapsAfter())
                .sum();
    }

    /** Whether the record is one of data and no other. */
    public boolean mayHold(String record) {
        return data.isEmpty() || data.stream().anyMatch(record::startsWith);
    }

    /** What the trailer says of the records of data. */
    public List<RecordTotal> totals() {
        return trailer == null ? List.of() : trailer.totals();
    }

    /** Whether some record tells this. */
    public boolean tells(String field) {
        return header.stream().anyMatch(record -> record.fields().containsKey(field))
                || (trailer != null && trailer.fields().containsKey(field));
    }
}
