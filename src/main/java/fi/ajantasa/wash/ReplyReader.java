package fi.ajantasa.wash;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Wash;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RangeScanner;
import fi.ajantasa.source.RecordParser;
import fi.ajantasa.source.ScannedRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Reads the numbers and verdicts of a proven reply; records that were rejected say nothing, nor does a file without either. */
final class ReplyReader {
    private final JobDefinition reply;
    private final Wash.Answer columns;

    /** @param reply by what the reply was proven */
    ReplyReader(JobDefinition reply, Wash.Answer columns) {
        this.reply = reply;
        this.columns = columns;
    }

    /**
     * Reads all of it.
     *
     * @throws fi.ajantasa.source.ChangedFileException when the file is no longer what was proven
     */
    Answers read(Proven proven, NumberList list) throws IOException {
        Answers answers = new Answers(list);
        for (FileProof file : proven.files()) {
            read(file, proven.rejected().rows(), answers);
        }
        return answers;
    }

    private void read(FileProof file, RoaringBitmap rejected, Answers answers) throws IOException {
        int number = file.header().indexOf(columns.number());
        int verdict = file.header().indexOf(columns.verdict());
        if (number < 0 || verdict < 0) {
            return;
        }
        RecordParser parser = new RecordParser(reply.receive().format());
        KeyColumn key = KeyColumn.of(reply.contract().main(), file.header());
        RangeScanner scanner = new RangeScanner(file, reply.receive().format(), key);
        for (Range range : file.ranges()) {
            scanner.scan(range, record -> {
                if (!rejected.contains((int) record.row())) {
                    List<String> cells = parser.parse(bytes(record), range.file(), record.row())
                            .values();
                    answers.add(cells.get(number), said(cells.get(verdict)));
                }
            });
        }
    }

    private static byte[] bytes(ScannedRecord record) {
        return Arrays.copyOfRange(record.buffer(), record.from(), record.to());
    }

    private Said said(String word) {
        Wash.Verdict verdict = columns.codes().get(word);
        return verdict == null ? Said.NO_WORD_OF_OURS : Said.of(verdict);
    }
}
