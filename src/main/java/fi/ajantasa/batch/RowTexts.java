package fi.ajantasa.batch;

import fi.ajantasa.job.CsvFormat;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The texts of some columns of proven records, each made of its bytes when it is asked for; for one thread. */
final class RowTexts {
    private static final byte QUOTE = '"';

    private final Charset charset;
    private final byte separator;
    private final int[] starts;
    private final int[] ends;
    private byte[] record = {};

    RowTexts(CsvFormat format, List<Integer> columns) {
        this.charset = format.charset();
        this.separator = (byte) format.separator();
        starts = new int[columns.stream().mapToInt(it -> it + 1).max().orElse(0)];
        ends = new int[starts.length];
    }

    /** Moves to the record in these bytes, its line break left out; they stay as they are until the next. */
    void read(byte[] bytes, int from, int to) {
        record = bytes;
        Arrays.fill(ends, 0);
        int at = from;
        for (int column = 0; column < ends.length && at <= to; column++) {
            starts[column] = at;
            ends[column] = end(bytes, at, to);
            at = ends[column] + 1;
        }
    }

    /** The text of a column. */
    String text(int column) {
        return ends[column] <= starts[column] ? "" : text(record, starts[column], ends[column]);
    }

    /** The separator after the cell that begins here, or the end of the record. */
    private int end(byte[] bytes, int from, int to) {
        boolean quoted = false;
        int at = from;
        while (at < to && (quoted || bytes[at] != separator)) {
            quoted ^= bytes[at] == QUOTE;
            at++;
        }
        return at;
    }

    private String text(byte[] bytes, int from, int end) {
        if (bytes[from] != QUOTE) {
            return new String(bytes, from, end - from, charset);
        }
        return new String(bytes, from + 1, Math.max(0, end - from - 2), charset).replace("\"\"", "\"");
    }
}
