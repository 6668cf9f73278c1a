package fi.ajantasa.source;

import fi.ajantasa.job.CsvFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads all rows of a proven delivery the way a run does: range by range, then parsed. */
final class ProvenRows {
    /** Small enough to break records, large enough to hold several. */
    private static final int CHUNK = 100;

    private ProvenRows() {}

    static List<Row> of(Proven proven, SentDelivery sent) throws IOException {
        CsvFormat format = sent.receive().format();
        RecordParser parser = new RecordParser(format);
        List<Row> rows = new ArrayList<>();
        for (FileProof file : proven.files()) {
            RangeScanner scanner = new RangeScanner(file, format, new KeyColumn(0, KeyColumn.Form.HETU), CHUNK);
            for (Range range : file.ranges()) {
                scanner.scan(
                        range,
                        record -> rows.add(parser.parse(
                                Arrays.copyOfRange(record.buffer(), record.from(), record.to()),
                                range.file(),
                                record.row())));
            }
        }
        return rows;
    }
}
