package fi.ajantasa.source;

import fi.ajantasa.job.Frame;
import fi.ajantasa.job.PlacedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Transcribes a file whose records stand on lines of their own. */
final class LineTranscript {
    private final FileTask task;
    private final ReadSizes sizes;
    private final List<Total> totals;
    private final List<LineLayout> layouts = new ArrayList<>();
    private final FrameScan frame;
    private final Told told;
    private final DataLines data;
    private long firstLine;

    /** @param totals gets the control totals that the file tells of itself and that hold */
    LineTranscript(
            FileTask task, ReadSizes sizes, RowRejections rejections, RoaringBitmap superseded, List<Total> totals) {
        this.totals = totals;
        this.task = task;
        this.sizes = sizes;
        for (PlacedFormat format : task.job().receive().layout().placed()) {
            layouts.add(LineLayout.of(format));
        }
        this.told = new Told(task.date());
        this.frame = new FrameScan(frame(), layouts.get(0), told);
        this.data = task.job().receive().layout().isGrouped()
                ? new GroupedLines(task, (FixedLayout) layouts.get(0), rejections, totals)
                : new WholeLines(task, layouts, rejections, superseded);
    }

    FileTask write(InputStream in, Path transcript) throws IOException {
        Lines lines = new Lines(in, layouts.get(0).charset(), sizes.longestRecord());
        TranscriptWriter writer = new TranscriptWriter(transcript, data.names());
        try (writer) {
            while (lines.next()) {
                line(lines, writer);
            }
            frame.end(data.end(writer));
            checkEnd(lines);
            checkTold();
            totals.addAll(frame.totals(task.name()));
        }
        return Transcriber.proving(task, transcript, writer.totals(task.totals()), data.keepsLines() ? firstLine : 0);
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
            data.take(lines, frame, writer);
        }
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
