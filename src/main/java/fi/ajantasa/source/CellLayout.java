package fi.ajantasa.source;

import fi.ajantasa.job.CellFormat;
import fi.ajantasa.job.Spot;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Records as delimited text. */
final class CellLayout implements LineLayout {
    private final CellFormat format;
    private final int count;
    private final List<String> cells = new ArrayList<>();

    CellLayout(CellFormat format) {
        this.format = format;
        this.count = format.cells();
    }

    @Override
    public CellFormat format() {
        return format;
    }

    @Override
    public Charset charset() {
        return format.charset();
    }

    @Override
    public boolean fits(String record) {
        try {
            Cells.split(record, format.separator(), 0, cells);
            return cells.size() == count && isShaped(record);
        } catch (BadFileException e) {
            return false;
        }
    }

    @Override
    public boolean isShaped(String record) {
        return format.shape() == null || format.shape().matcher(record).matches();
    }

    @Override
    public void takeApart(Lines lines) throws BadFileException {
        takeEdgeApart(lines);
        if (cells.size() != count) {
            throw new BadFileException(
                    "column-count-differs", "line " + lines.line() + " has " + cells.size() + " columns", count + "");
        }
    }

    @Override
    public void takeEdgeApart(Lines lines) throws BadFileException {
        Cells.split(lines.text(), format.separator(), lines.line(), cells);
    }

    @Override
    public String piece(Spot spot) {
        int number = spot instanceof Spot.Cell cell ? cell.number() : 0;
        return number >= 1 && number <= cells.size() ? cells.get(number - 1) : "";
    }
}
