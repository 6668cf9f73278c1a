package fi.ajantasa.batch;

import fi.ajantasa.audit.Sha256;
import fi.ajantasa.normalise.Normalised;
import fi.ajantasa.normalise.PlaceRecord;
import fi.ajantasa.normalise.PlaceRows;
import fi.ajantasa.normalise.Rejection;
import fi.ajantasa.place.PlaceStore;
import fi.ajantasa.place.ReferenceKind;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.FileProof;
import fi.ajantasa.source.Range;
import fi.ajantasa.source.RecordParser;
import fi.ajantasa.source.RowRejection;
import fi.ajantasa.source.ScannedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** The reference list of a run: its rows, read from the proven file in their order, and the list it would replace. */
final class ReferenceList {
    private final RunContext context;

    ReferenceList(RunContext context) {
        this.context = context;
    }

    /** Takes the rows one by one. */
    interface Reader {
        void record(PlaceRecord record);

        void rejection(RowRejection rejection);
    }

    ReferenceKind kind() {
        return context.job().findReference().orElseThrow();
    }

    Optional<PlaceStore.InUse> inUse() {
        return context.workplace().places().find(kind());
    }

    /** What a person approves: this delivery in place of that list, and no other. */
    String planHash() {
        int before = inUse().map(PlaceStore.InUse::extract).orElse(0);
        String plan = context.extract().contentHash() + " instead of " + before;
        return Sha256.hex(plan.getBytes(StandardCharsets.UTF_8));
    }

    /** Shows every row that was neither rejected nor a repeat so far. */
    void read(Reader reader) {
        RoaringBitmap passedOver = list(ListName.REJECTED);
        passedOver.or(list(ListName.DUPLICATE));
        FileProof file = context.files().get(0);
        RecordParser parser = new RecordParser(context.job().receive().format());
        PlaceRows rows = PlaceRows.of(context.job(), file.header());
        for (Range range : file.ranges()) {
            context.scan(range, record -> {
                if (!passedOver.contains(Math.toIntExact(record.row()))) {
                    show(rows.read(parser.parse(bytes(record), 0, record.row())), record.line(), reader);
                }
            });
        }
    }

    private static void show(Normalised row, long line, Reader reader) {
        if (row instanceof PlaceRecord record) {
            reader.record(record);
        } else if (row instanceof Rejection rejection) {
            reader.rejection(new RowRejection(rejection.row(), line, rejection.rules()));
        }
    }

    private static byte[] bytes(ScannedRecord record) {
        return Arrays.copyOfRange(record.buffer(), record.from(), record.to());
    }

    private RoaringBitmap list(ListName name) {
        return context.workplace().lists().read(context.run().id(), name.word(), "");
    }
}
