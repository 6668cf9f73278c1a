package fi.ajantasa.source;

import fi.ajantasa.job.EdgeRecord;
import fi.ajantasa.job.Frame;
import java.util.List;
import java.util.Map;

/** Tells data from header and trailer, line by line, and gathers what these tell. */
final class FrameScan {
    private final Frame frame;
    private final LineLayout layout;
    private final Told told;
    private final RecordSums sums;
    private int headers;
    private boolean trailed;

    FrameScan(Frame frame, LineLayout layout, Told told) {
        this.frame = frame;
        this.layout = layout;
        this.told = told;
        this.sums = new RecordSums(frame.totals());
    }

    /** Whether header records are still to come. */
    boolean isOpening() {
        return headers < frame.header().size();
    }

    /** Takes a line in; true when it is data. */
    boolean isData(Lines lines) throws BadFileException {
        if (isOpening()) {
            EdgeRecord header = frame.header().get(headers++);
            if (!lines.text().startsWith(header.starts())) {
                throw new BadFileException(
                        "header-missing", "line " + lines.line() + " is no header", "a record " + header.starts());
            }
            tell(header, lines);
            return false;
        }
        EdgeRecord trailer = frame.trailer();
        if (trailed) {
            throw new BadFileException("record-after-trailer", "line " + lines.line(), "the trailer as last record");
        }
        if (trailer != null && lines.text().startsWith(trailer.starts())) {
            trailed = true;
            tell(trailer, lines);
            return false;
        }
        if (!frame.mayHold(lines.text())) {
            throw new BadFileException(
                    "record-unknown", "line " + lines.line(), "a record " + String.join(" or ", frame.data()));
        }
        return true;
    }

    /** Adds up a record of data, taken apart by its layout. */
    void add(LineLayout record, long line) throws BadFileException {
        sums.add(record::piece, line);
    }

    /** The totals of the trailer, once they hold. */
    List<Total> totals(String file) {
        return sums.totals(file);
    }

    /** Checks that the file ended as it should, after so many records of data. */
    void end(long counted) throws BadFileException {
        if (isOpening()) {
            throw new BadFileException("header-missing", "the file ends before its header", "header records first");
        }
        if (frame.trailer() != null && !trailed) {
            throw new BadFileException(
                    "trailer-missing",
                    "the last record is no trailer",
                    "a record " + frame.trailer().starts());
        }
        long count = told.findCount().orElse(counted);
        if (count != counted) {
            throw new BadFileException("row-count-differs", counted + " records", count + " as the file says");
        }
        sums.check();
    }

    private void tell(EdgeRecord record, Lines lines) throws BadFileException {
        int length = lines.text().length();
        if (record.length() != 0 && record.length() != length) {
            throw new BadFileException(
                    length < record.length() ? "record-too-short" : "record-too-long",
                    "line " + lines.line() + " has " + length + " characters",
                    record.length() + "");
        }
        layout.takeEdgeApart(lines);
        if (!record.totals().isEmpty()) {
            sums.told(layout::piece, lines.line());
        }
        for (Map.Entry<String, EdgeRecord.Field> field : record.fields().entrySet()) {
            String text = layout.piece(field.getValue().at());
            told.add(field.getKey(), field.getValue(), text, "line " + lines.line());
        }
    }
}
