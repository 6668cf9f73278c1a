package fi.ajantasa.source;

import fi.ajantasa.job.Spot;
import fi.ajantasa.job.XlsxFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Transcribes one sheet of a workbook, streamed: its first row holds the headings, every other one is a row. */
final class XlsxTranscript {
    private final FileTask task;
    private final XlsxFormat format;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final List<Total> totals;
    private final List<PlacedText> columns = new ArrayList<>();
    private final Map<String, Integer> headings = new HashMap<>();
    private Map<Integer, SheetRows.Cell> cells = Map.of();
    private long leftOut;

    /** @param totals gets how many rows the sheet has, if each was read or is about nobody */
    XlsxTranscript(FileTask task, XlsxFormat format, ReadSizes sizes, RowRejections rejections, List<Total> totals) {
        this.task = task;
        this.format = format;
        this.sizes = sizes;
        this.rejections = rejections;
        this.totals = totals;
        format.columns().forEach((name, place) -> columns.add(new PlacedText(name, place, task.date())));
    }

    FileTask write(Path transcript) throws IOException {
        TranscriptWriter writer =
                new TranscriptWriter(transcript, List.copyOf(format.columns().keySet()));
        try (writer;
                Workbook workbook = Workbook.open(task.path(), format, sizes)) {
            List<String> texts = workbook.texts();
            try (XmlWalk sheet = workbook.sheet()) {
                write(new SheetRows(sheet, texts, sizes.longestRecord()), writer);
            }
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), 0);
    }

    private void write(SheetRows rows, TranscriptWriter writer) throws IOException {
        if (!rows.next()) {
            throw new BadFileException("header-missing", "the sheet is empty", "headings in its first row");
        }
        head(rows);
        long seen = 0;
        while (rows.next()) {
            cells = rows.cells();
            seen++;
            row(rows.row(), writer);
        }
        totals.add(Total.of("sheet-rows", task.name(), seen, writer.rows() + leftOut));
    }

    private void head(SheetRows rows) throws BadFileException {
        Set<String> wanted = new TreeSet<>();
        format.columns().values().forEach(place -> place.spots().forEach(spot -> wanted.add(heading(spot))));
        for (Map.Entry<Integer, SheetRows.Cell> cell : rows.cells().entrySet()) {
            String heading = Spot.Heading.plain(cell.getValue().text());
            if (!wanted.contains(heading)) {
                throw bad("unknown-column", "the heading of column " + cell.getKey() + " is unknown", wanted);
            }
            if (headings.put(heading, cell.getKey()) != null) {
                throw bad("column-twice", "column " + cell.getKey() + " has the heading of another", wanted);
            }
        }
        if (!headings.keySet().equals(wanted)) {
            wanted.removeAll(headings.keySet());
            throw bad("missing-column", wanted.size() + " headings are missing", wanted);
        }
    }

    private static BadFileException bad(String reason, String what, Set<String> headings) {
        return new BadFileException(reason, what, String.join("; ", headings));
    }

    private void row(int number, TranscriptWriter writer) throws IOException {
        if (!headings.values().containsAll(cells.keySet())) {
            throw new BadFileException("column-count-differs", "row " + number, headings.size() + " columns");
        }
        if (isAboutNobody()) {
            leftOut++;
            return;
        }
        long row = task.firstRow() + writer.rows();
        for (PlacedText column : columns) {
            if (!column.isSound(this::piece) || !isSound(column)) {
                rejections.add(row, row, column.column() + "-malformed");
            }
            writer.cell(column.text(this::piece));
        }
        writer.row();
    }

    private boolean isAboutNobody() {
        return columns.stream()
                .filter(column -> column.column().equals(format.about()))
                .anyMatch(column -> column.text(this::piece).isEmpty());
    }

    /** A spreadsheet that took a text for a number, a date or a truth has spoilt it (F83). */
    private boolean isSound(PlacedText column) {
        return column.spots().stream().allMatch(spot -> cell(spot).sound());
    }

    private String piece(Spot spot) {
        return cell(spot).text();
    }

    private SheetRows.Cell cell(Spot spot) {
        SheetRows.Cell nothing = new SheetRows.Cell("", true);
        return cells.getOrDefault(headings.getOrDefault(heading(spot), 0), nothing);
    }

    private static String heading(Spot spot) {
        return spot instanceof Spot.Heading heading ? heading.text() : "";
    }
}
