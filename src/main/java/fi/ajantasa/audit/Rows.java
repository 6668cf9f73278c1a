package fi.ajantasa.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows on their way to a table; a value is a String, Integer, Long, Boolean, byte[], LocalDate, OffsetDateTime or null. */
public final class Rows {
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private Rows(List<String> columns) {
        this.columns = columns;
    }

    /** No rows yet, of these columns. */
    public static Rows of(String... columns) {
        return new Rows(List.of(columns));
    }

    /** Adds a row with a value for each column, in their order. */
    public Rows add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("%d values for %d columns".formatted(values.length, columns.size()));
        }
        rows.add(new Row(values));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int size() {
        return rows.size();
    }

    List<String> columns() {
        return columns;
    }

    Row row(int index) {
        return rows.get(index);
    }

    /** A value of the column that is not null, or null when all are. */
    @Nullable
    Object example(int column) {
        for (Row row : rows) {
            if (row.value(column) != null) {
                return row.value(column);
            }
        }
        return null;
    }

    /** The values of a column, in an array of their own type as the driver wants it. */
    @SuppressWarnings("unchecked") // the caller looked at an example
    <T> @Nullable T[] column(int column, IntFunction<@Nullable T[]> array) {
        @Nullable T[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = (T) rows.get(i).value(column);
        }
        return values;
    }

    /** The values of one row. */
    static final class Row {
        private final @Nullable Object[] values;

        Row(@Nullable Object[] values) {
            this.values = values;
        }

        @Nullable
        Object value(int column) {
            return values[column];
        }

        int size() {
            return values.length;
        }
    }
}
