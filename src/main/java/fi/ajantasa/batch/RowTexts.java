package fi.ajantasa.batch;

import fi.ajantasa.job.CsvFormat;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The texts of some columns of proven records, found on their bytes without taking the others apart; for one thread. */
final class RowTexts {
    private static final byte QUOTE = '"';

    private final Charset charset;
    private final byte separator;
    private final boolean[] wanted;
    private final String[] texts;

    RowTexts(CsvFormat format, List<Integer> columns) {
        this.charset = format.charset();
        this.separator = (byte) format.separator();
        wanted = new boolean[columns.stream().mapToInt(it -> it + 1).max().orElse(0)];
        columns.forEach(it -> wanted[it] = true);
        texts = new String[wanted.length];
    }

    /** Moves to the record in these bytes, its line break left out. */
    void read(byte[] bytes, int from, int to) {
        Arrays.fill(texts, "");
        int at = from;
        for (int column = 0; column < wanted.length && at <= to; column++) {
            int end = end(bytes, at, to);
            if (wanted[column] && end > at) {
                texts[column] = text(bytes, at, end);
            }
            at = end + 1;
        }
    }

    /** The text of a wanted column. */
    String text(int column) {
        return texts[column];
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
