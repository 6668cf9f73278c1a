package fi.ajantasa.source;

import fi.ajantasa.job.CellFormat;
import fi.ajantasa.job.FixedFormat;
import fi.ajantasa.job.PlacedFormat;
import fi.ajantasa.job.Spot;
import java.nio.charset.Charset;

/** One way in which the line of a record may be written; holds the pieces of the line last taken apart. */
sealed interface LineLayout permits CellLayout, FixedLayout {
    static LineLayout of(PlacedFormat format) {
        if (format instanceof CellFormat cells) {
            return new CellLayout(cells);
        } else if (format instanceof FixedFormat fixed) {
            return new FixedLayout(fixed);
        }
        throw new IllegalArgumentException("no records on lines");
    }

    PlacedFormat format();

    Charset charset();

    /** Whether a record may be of this layout, by its size and shape. */
    boolean fits(String record);

    /** Whether it looks like a whole record of this layout; else the row is rejected. */
    boolean isShaped(String record);

    /** Takes a record of data apart; throws when its size or a constant is not that of this layout. */
    void takeApart(Lines lines) throws BadFileException;

    /** Takes a header or trailer apart, which may have any size. */
    void takeEdgeApart(Lines lines) throws BadFileException;

    /** A piece of the line last taken apart; empty where the line does not reach. */
    String piece(Spot spot);
}
