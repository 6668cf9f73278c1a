package fi.ajantasa.source;

import java.nio.file.Path;
import java.util.List;

/**
 * What was proven about one file of a delivery.
 *
 * @param firstRow row number of its first data record within the delivery, from 1
 * @param keySum sum of the nine digits of the identity codes, modulo 10<sup>12</sup>
 */
public record FileProof(
        Path path,
        List<String> header,
        long rows,
        long firstRow,
        List<Range> ranges,
        long keySum,
        String sha256,
        Stamp stamp) {
    public FileProof {
        header = List.copyOf(header);
        ranges = List.copyOf(ranges);
    }

    /** The line a row starts on; exact where every record before it in its range stands on one line. */
    public long lineOf(long row) {
        long line = 0;
        for (Range range : ranges) {
            if (range.firstRow() <= row) {
                line = range.firstLine() + row - range.firstRow();
            }
        }
        return line;
    }
}
