package fi.ajantasa.batch;

import fi.ajantasa.link.Hit;
import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.KeyColumn;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RecordParser;
import fi.ajantasa.source.RecordReader;
import fi.ajantasa.source.ScannedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the other rows of a person whose code changed: one record names the old code, the rest of the delivery may use
 * the new one alone (F109). Few change in a night, and only the files that may hold such rows are scanned again: all
 * files of a delta, the detail file of a full list.
 */
final class NewCodes {
    private final RunContext context;
    private final String run;

    NewCodes(RunContext context) {
        this.context = context;
        this.run = context.run().id();
    }

    /** The hits, together with those found under new codes; the list of unmatched rows shrinks by these. */
    List<Hit> follow(List<Hit> hits) {
        RoaringBitmap underNewCode = context.workplace().lists().read(run, ListName.UNDER_NEW_CODE.word(), "");
        if (underNewCode.isEmpty()) {
            return hits;
        }
        Map<Long, Integer> customers = new HashMap<>();
        hits.stream()
                .filter(it -> underNewCode.contains(it.row()))
                .forEach(it -> customers.put(code(it), it.customer()));
        RoaringBitmap unmatched = context.workplace().lists().read(run, ListName.UNMATCHED.word(), "");
        List<Hit> all = new ArrayList<>(hits);
        for (FileProof file : context.files()) {
            for (Range range : file.ranges()) {
                if (context.kind() == Kind.DELTA || range.file() > 0) {
                    context.scan(range, record -> take(record, range.file(), customers, unmatched, all));
                }
            }
        }
        context.workplace().lists().put(run, ListName.UNMATCHED, "", unmatched);
        Collections.sort(all);
        return all;
    }

    private void take(
            ScannedRecord record, int file, Map<Long, Integer> customers, RoaringBitmap unmatched, List<Hit> all) {
        int row = Math.toIntExact(record.row());
        Integer customer = unmatched.contains(row) ? customers.get(record.key()) : null;
        if (customer != null) {
            all.add(new Hit(customer, file, record.offset(), record.length(), row, 0));
            unmatched.remove(row);
        }
    }

    private long code(Hit hit) {
        FileProof file = context.files().get(hit.file());
        KeyColumn key = KeyColumn.of(context.shape(hit.file()), file.header());
        try (RecordReader reader = new RecordReader(file)) {
            byte[] code = new RecordParser(context.job().receive().format())
                    .parse(reader.record(hit.offset(), hit.length()), hit.file(), hit.row())
                    .values()
                    .get(key.index())
                    .getBytes(StandardCharsets.US_ASCII);
            return HetuBytes.pack(code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
