package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one mapped CSV file into compact records. */
final class RecordsReader {
    private final Vocabularies texts;
    private final List<String> others;
    private final Ids ids;

    /** @param others the attributes without a kind of their own that both files have */
    RecordsReader(Vocabularies texts, List<String> others, Ids ids) {
        this.texts = texts;
        this.others = List.copyOf(others);
        this.ids = ids;
    }

    /** What was read: the records, each one's id and, where there is such a column, each one's truth. */
    static final class Table {
        final Records records;
        final int[] ids;
        final int[] truth;

        /** Records without ids. */
        Table(Records records) {
            this(records, new IntList(), new IntList());
        }

        private Table(Records records, IntList ids, IntList truth) {
            this.records = records;
            this.ids = ids.toArray();
            this.truth = truth.toArray();
        }
    }

    /**
     * @param truth name of the truth column, empty for none
     * @throws LinkageException when the file lacks a mapped column
     */
    Table read(Path file, ColumnMap map, String truth) throws IOException {
        try (CsvFile csv = new CsvFile(file)) {
            check(file, csv, map, truth);
            RowReader row = new RowReader(csv, map);
            Records records = new Records(others.size());
            IntList rowIds = new IntList();
            IntList truths = new IntList();
            while (csv.next()) {
                row.read(records, records.add());
                rowIds.add(idOf(csv, row.idColumn));
                if (!truth.isEmpty()) {
                    truths.add(idOf(csv, csv.column(truth)));
                }
            }
            row.writer.settleDates(records);
            return new Table(records, rowIds, truths);
        }
    }

    private int idOf(CsvFile csv, int column) {
        return ids.of(csv.cell(column));
    }

    private static void check(Path file, CsvFile csv, ColumnMap map, String truth) {
        List<String> missing = new ArrayList<>();
        for (MappedColumn column : map.columns()) {
            column.columns().stream().filter(it -> !csv.columns().contains(it)).forEach(missing::add);
        }
        if (!truth.isEmpty() && !csv.columns().contains(truth)) {
            missing.add(truth);
        }
        if (!missing.isEmpty()) {
            throw new LinkageException(file.getFileName() + " has no column " + String.join(", ", missing) + "; it has "
                    + String.join(", ", csv.columns()));
        }
    }

    /** Reads the cells of one row after the other into their columns. */
    private final class RowReader {
        final int idColumn;
        final RecordWriter writer = new RecordWriter(texts, Integer.MAX_VALUE);
        private final List<Filled> filled = new ArrayList<>();
        private final Cell joined = new Cell();

        RowReader(CsvFile csv, ColumnMap map) {
            int id = 0;
            for (MappedColumn column : map.columns()) {
                List<Cell> cells = column.columns().stream()
                        .map(it -> csv.cell(csv.column(it)))
                        .toList();
                if (column.kind() == Kind.ID) {
                    id = csv.column(column.columns().get(0));
                } else if (!column.kind().mayRepeat() || others.contains(column.attribute())) {
                    filled.add(new Filled(column.kind(), others.indexOf(column.attribute()), cells));
                }
            }
            idColumn = id;
            filled.sort(java.util.Comparator.comparing(Filled::kind));
        }

        void read(Records records, int row) {
            for (int i = 0; i < filled.size(); i++) {
                Filled column = filled.get(i);
                Cell cell = column.cells().get(0);
                if (column.cells().size() > 1) {
                    cell = join(column.cells());
                }
                if (!cell.isEmpty()) {
                    put(column, cell.composed(), records, row);
                }
            }
        }

        private Cell join(List<Cell> cells) {
            joined.clear();
            for (Cell cell : cells) {
                if (!joined.isEmpty()) {
                    joined.append(' ');
                }
                joined.append(cell);
            }
            return joined;
        }

        private void put(Filled column, Cell cell, Records records, int row) {
            switch (column.kind()) {
                case IDENTIFIER -> records.other(row, column.other(), writer.code(cell, other(column)));
                case TEXT, CATEGORY, OTHER -> records.other(row, column.other(), writer.text(cell, other(column)));
                default -> writer.write(column.kind(), cell, records, row);
            }
        }

        private Vocabulary other(Filled column) {
            return texts.others[column.other()];
        }
    }

    private record Filled(Kind kind, int other, List<Cell> cells) {}
}
