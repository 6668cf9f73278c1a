package fi.ajantasa.job;

import java.util.List;

/** How the file of a delivery looks from the outside in: its name, what it is packed in, its frame, its records. */
public record FileLayout(NamePattern name, Packing packing, Frame frame, FileFormat format) {
    /** How the rows are written that are proven and read: as delivered, or as transcribed. */
    public CsvFormat rows() {
        return format instanceof CsvFormat csv ? csv : CsvFormat.TRANSCRIPT;
    }

    /** Whether the file is read as it was delivered. */
    public boolean isPlain() {
        return format instanceof CsvFormat && packing.method() == Packing.Method.NONE && frame.equals(Frame.NONE);
    }

    /** Whether the format itself tells how many records there are and what they add up to. */
    boolean tellsTotals() {
        return format instanceof XmlFormat xml && xml.totals() != null;
    }

    /** Whether its records stand on lines, as XML and JSON need not. */
    boolean hasLines() {
        return placed().stream().allMatch(it -> it instanceof CellFormat || it instanceof FixedFormat);
    }

    /** Whether one person's record makes several rows. */
    public boolean isGrouped() {
        return format instanceof FixedFormat fixed && fixed.groups() != null;
    }

    /** The formats its file may have. */
    public List<PlacedFormat> placed() {
        if (format instanceof PlacedFormat one) {
            return List.of(one);
        }
        return format instanceof FormatVariants variants ? variants.formats() : List.of();
    }
}
