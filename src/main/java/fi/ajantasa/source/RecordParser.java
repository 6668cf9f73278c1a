package fi.ajantasa.source;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Turns the bytes of one proven record into text values by RFC 4180; an empty and an empty quoted cell are alike. */
public final class RecordParser {
    private final Charset charset;
    private final RFC4180Parser parser;

    public RecordParser(CsvFormat format) {
        this.charset = format.charset();
        this.parser =
                new RFC4180ParserBuilder().withSeparator(format.separator()).build();
    }

    /** Parses one record, with or without its line break. */
    public Row parse(byte[] record, int file, long row) {
        return new Row(file, row, values(record, 0, record.length));
    }

    /** The values of the record in {@code b[from, to)}. */
    List<String> values(byte[] b, int from, int to) {
        int end = to;
        if (end > from && b[end - 1] == '\n') {
            end -= end - 1 > from && b[end - 2] == '\r' ? 2 : 1;
        }
        try {
            return List.of(parser.parseLine(new String(b, from, end - from, charset)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
