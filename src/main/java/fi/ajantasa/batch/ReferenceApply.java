package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.normalise.PlaceRecord;
import fi.ajantasa.place.ListReplacementStore;
import fi.ajantasa.place.PlaceStore;
import fi.ajantasa.report.ListName;
import fi.ajantasa.source.RowRejection;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a reference list in place of the one in use: all of it and its audit entry, or nothing. */
final class ReferenceApply {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceApply.class);
    private final RunContext context;
    private final ReferenceList list;

    ReferenceApply(RunContext context) {
        this.context = context;
        this.list = new ReferenceList(context);
    }

    /** Does nothing in a dry run, or while the list is held. */
    void run() {
        String run = context.run().id();
        if (context.run().order().dryRun() || context.workplace().runs().holds(run)) {
            return;
        }
        Extract extract = context.extract();
        PlaceStore.InUse next = new PlaceStore.InUse(list.kind(), extract.id(), extract.date(), context.rows());
        ListReplacementStore replacement = context.workplace().places().replace(next);
        RoaringBitmap stored = new RoaringBitmap();
        list.read(new ReferenceList.Reader() {
            @Override
            public void record(PlaceRecord record) {
                int row = Math.toIntExact(record.row());
                replacement.add(row, record.entry());
                stored.add(row);
            }

            @Override
            public void rejection(RowRejection rejection) {
                throw new IllegalStateException("row " + rejection.row() + " was read otherwise before");
            }
        });
        replacement.done();
        context.workplace().forgetGazetteer();
        context.workplace().lists().put(run, ListName.STORED, "", stored);
        context.workplace()
                .audit()
                .append(List.of(entry(next)), context.workplace().clock().instant());
        LOG.info("{} apply: {} rows stored", run, stored.getCardinality());
    }

    private AuditEntry entry(PlaceStore.InUse next) {
        Run run = context.run();
        String body = AuditBody.words(
                "list",
                next.kind().word(),
                "delivery",
                context.extract().contentHash(),
                "date",
                next.date().toString(),
                "rows",
                Long.toString(next.rows()));
        return new AuditEntry(
                "reference-list",
                run.id(),
                0,
                run.order().requestedBy(),
                "reference",
                run.order().jobHash(),
                0,
                body);
    }
}
