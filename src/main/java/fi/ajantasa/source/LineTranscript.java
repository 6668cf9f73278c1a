package fi.ajantasa.source;

import fi.ajantasa.job.Frame;
import fi.ajantasa.job.PlacedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Transcribes a file whose records stand on lines of their own. */
final class LineTranscript {
    private final FileTask task;
    private final ReadSizes sizes;
    private final RowRejections rejections;
    private final List<Total> totals;
    private final List<LineLayout> layouts = new ArrayList<>();
    private final List<PlacedText> columns = new ArrayList<>();
    private final FrameScan frame;
    private final Told told;
    private final List<String> names;
    private final RowChanges changes;
    private final List<String> texts = new ArrayList<>();
    private @Nullable LineLayout chosen;
    private long firstLine;

    /** @param totals gets the control totals that the file tells of itself and that hold */
    LineTranscript(
            FileTask task, ReadSizes sizes, RowRejections rejections, RoaringBitmap superseded, List<Total> totals) {
        this.totals = totals;
        this.task = task;
        this.sizes = sizes;
        this.rejections = rejections;
        for (PlacedFormat format : task.job().receive().layout().placed()) {
            layouts.add(LineLayout.of(format));
        }
        this.told = new Told(task.date());
        this.frame = new FrameScan(frame(), layouts.get(0), told);
        this.names = List.copyOf(layouts.get(0).format().columns().keySet());
        this.changes = new RowChanges(task, names, superseded);
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        Lines lines = new Lines(in, layouts.get(0).charset(), sizes.longestRecord());
        TranscriptWriter writer = new TranscriptWriter(transcript, names);
        try (writer) {
            while (lines.next()) {
                line(lines, writer);
            }
            frame.end(writer.rows());
            checkEnd(lines);
            checkTold();
            totals.addAll(frame.totals(task.name()));
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), firstLine);
    }

    private void line(Lines lines, TranscriptWriter writer) throws IOException {
        if (lines.text().isEmpty() && layouts.get(0) instanceof CellLayout) {
            if (!frame.isOpening()) {
                writer.blank();
            }
        } else if (frame.isOpening()) {
            frame.isData(lines);
            firstLine = lines.line();
        } else if (frame.isData(lines)) {
            data(lines, writer);
        }
    }

    private void data(Lines lines, TranscriptWriter writer) throws IOException {
        LineLayout layout = layout(lines);
        layout.takeApart(lines);
        frame.add(layout, lines.line());
        long row = task.firstRow() + writer.rows();
        boolean sound = layout.isShaped(lines.text());
        if (!sound) {
            rejections.add(row, lines.line(), "shape-differs");
        }
        texts.clear();
        for (PlacedText column : columns) {
            if (sound && !column.isSound(layout::piece)) {
                rejections.add(row, lines.line(), column.column() + "-malformed");
                sound = false;
            }
            texts.add(column.text(layout::piece));
        }
        if (sound) {
            int day = changes.day();
            changes.see(
                    row, lines.line(), texts, day < 0 ? null : columns.get(day).time(layout::piece));
        }
        texts.forEach(writer::cell);
        writer.row();
    }

    /** The layout of the file, told by its first record; a record of another one refuses the file. */
    private LineLayout layout(Lines lines) throws BadFileException {
        LineLayout layout = chosen;
        if (layout == null) {
            layout = layouts.stream()
                    .filter(it -> it.fits(lines.text()))
                    .findFirst()
                    .orElse(layouts.get(0));
            chosen = layout;
            layout.format().columns().forEach((name, place) -> columns.add(new PlacedText(name, place, task.date())));
        } else if (layouts.size() > 1 && !layout.fits(lines.text())) {
            LineLayout one = layout;
            if (layouts.stream().anyMatch(it -> it != one && it.fits(lines.text()))) {
                throw new BadFileException("layouts-mixed", "line " + lines.line(), "one layout in the whole file");
            }
        }
        return layout;
    }

    private void checkEnd(Lines lines) throws BadFileException {
        boolean framed = frame().trailer() != null;
        if (!lines.ended() && !framed) {
            throw new BadFileException(
                    "last-line-break-missing",
                    "record from line " + (lines.line() - 1) + " never ends",
                    "a line break");
        }
    }

    /** What the file tells of itself is what its control file or an earlier look told (F47). */
    private void checkTold() throws BadFileException {
        ControlFile totals = task.delivery().totals();
        boolean date = told.findDate().orElse(totals.extractDate()).equals(totals.extractDate());
        boolean kind = told.findKind().orElse(totals.kind()) == totals.kind();
        if (!date || !kind) {
            throw new BadFileException(
                    "header-and-control-disagree", "the header tells another date or kind", "what was announced");
        }
    }

    private Frame frame() {
        return task.job().receive().layout().frame();
    }
}
