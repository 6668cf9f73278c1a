package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.normalise.PlaceRecord;
import fi.ajantasa.place.PlaceStore;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.RowCountRule;
import fi.ajantasa.source.RowRejection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole reference list before any of it is used: every row is a place or a rejection, was made on one day and
 * stands there once; a list much longer or shorter than the one in use is held.
 */
final class ReferenceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceCheck.class);
    private final RunContext context;
    private final String run;
    private final RunListStore lists;
    private final ReferenceList list;

    ReferenceCheck(RunContext context) {
        this.context = context;
        this.run = context.run().id();
        this.lists = context.workplace().lists();
        this.list = new ReferenceList(context);
    }

    /** False when the delivery is refused. */
    boolean run() {
        Reading reading = new Reading();
        list.read(reading);
        if (reading.refusal != null) {
            context.refuse(reading.refusal);
            return false;
        }
        keep(reading);
        long rejected = lists.size(run, ListName.REJECTED);
        long limit = context.job().expect().rejectedMax().of(context.rows());
        if (rejected > limit) {
            context.refuse(ExitCode.INPUT_BAD, "too-many-rejects", Messages.tooManyRejects(context, rejected, limit));
            return false;
        }
        context.workplace().runs().planned(run, list.planHash());
        judgeLength(reading.accepted);
        LOG.info("{} check: {} rows accepted, {} rejected", run, reading.accepted.getCardinality(), rejected);
        return true;
    }

    private void keep(Reading reading) {
        RoaringBitmap rejected = new RoaringBitmap();
        reading.rejections.forEach(it -> rejected.add(Math.toIntExact(it.row())));
        context.workplace().rejections().decide(run, reading.rejections);
        lists.putPart(run, ListName.REJECTED, "", 1, rejected);
        lists.put(run, ListName.ACCEPTED, "", reading.accepted);
    }

    private void judgeLength(RoaringBitmap accepted) {
        Optional<PlaceStore.InUse> before = list.inUse();
        OptionalLong rows = before.map(it -> OptionalLong.of(it.rows())).orElse(OptionalLong.empty());
        Optional<Refusal> far =
                RowCountRule.judge(context.job().receive().plausible(), Kind.BASE, rows, context.rows());
        if (far.isPresent()) {
            lists.put(run, ListName.HELD_ROWS, "", accepted);
            String inUse = before.map(it -> it.date().toString()).orElse("");
            context.workplace().runs().hold(run, Messages.heldList(context.run(), far.get(), inUse));
        } else if (context.run().order().dryRun()) {
            lists.put(run, ListName.STORED, "", accepted);
        }
        if (!context.run().order().dryRun()) {
            context.workplace().extracts().accept(context.extract().id());
        }
    }

    /** A person let the list go. */
    void release() {
        context.workplace().runs().release(run);
        lists.forget(run, List.of(ListName.HELD_ROWS));
    }

    /** What the rows say together. */
    private final class Reading implements ReferenceList.Reader {
        private final List<RowRejection> rejections = new ArrayList<>();
        private final RoaringBitmap accepted = new RoaringBitmap();
        private final Set<String> codes = new HashSet<>();
        private @Nullable String runDate;
        private @Nullable Refusal refusal;

        @Override
        public void record(PlaceRecord record) {
            accepted.add(Math.toIntExact(record.row()));
            String code = record.entry().code();
            if (!code.isEmpty() && !codes.add(code)) {
                refuse(record, "code-repeated", code, "each code once");
            }
            if (runDate == null) {
                runDate = record.runDate();
            } else if (!runDate.equals(record.runDate())) {
                refuse(record, "run-date-differs", record.runDate(), runDate + " on every line");
            }
        }

        @Override
        public void rejection(RowRejection rejection) {
            rejections.add(rejection);
        }

        private void refuse(PlaceRecord record, String reason, String found, String expected) {
            if (refusal == null) {
                long line = context.files().get(0).lineOf(record.row());
                refusal = Refusal.bad(reason, "line " + line + " has " + found, expected);
            }
        }
    }
}
