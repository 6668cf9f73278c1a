package fi.ajantasa.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Lines each of which is a row. */
final class WholeLines implements DataLines {
    private final FileTask task;
    private final List<LineLayout> layouts;
    private final RowRejections rejections;
    private final List<String> names;
    private final RowChanges changes;
    private final List<PlacedText> columns = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private @Nullable LineLayout chosen;

    WholeLines(FileTask task, List<LineLayout> layouts, RowRejections rejections, RoaringBitmap superseded) {
        this.task = task;
        this.layouts = layouts;
        this.rejections = rejections;
        this.names = List.copyOf(layouts.get(0).format().columns().keySet());
        this.changes = new RowChanges(task, names, superseded);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public void take(Lines lines, FrameScan frame, TranscriptWriter writer) throws IOException {
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

    @Override
    public long end(TranscriptWriter writer) {
        return writer.rows();
    }

    @Override
    public boolean keepsLines() {
        return true;
    }
}
