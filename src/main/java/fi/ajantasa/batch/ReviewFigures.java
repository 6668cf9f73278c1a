package fi.ajantasa.batch;

import fi.ajantasa.link.TaskState;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.ReviewQuery;
import java.time.Instant;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Ends the keeping of rows that nobody could place, and keeps for the report how clerical review stands. */
final class ReviewFigures {
    private static final String EXPIRED = "expired";
    private final RunContext context;
    private final String run;

    ReviewFigures(RunContext context) {
        this.context = context;
        this.run = context.run().id();
    }

    void keep() {
        Workplace workplace = context.workplace();
        Instant now = workplace.clock().instant();
        expire(now);
        int flagAfter = context.jobs().decisions().review().flag();
        new ReviewQuery(workplace.dataSource())
                .lists(run, now, flagAfter)
                .forEach((name, tasks) -> workplace.lists().put(run, ListName.REVIEW, name, tasks));
    }

    /** A row may not be kept for ever for nobody; what it restricts stays restricted, and the record may come again. */
    private void expire(Instant now) {
        Workplace workplace = context.workplace();
        List<Integer> expired =
                workplace.possibleRecords().listExpired(context.run().order().businessDate());
        if (expired.isEmpty()) {
            return;
        }
        workplace.tasks().close(expired, TaskState.EXPIRED, now);
        workplace.possibleRecords().forget(expired, now);
        RoaringBitmap tasks = new RoaringBitmap();
        expired.forEach(tasks::add);
        workplace.lists().put(run, ListName.REVIEW, EXPIRED, tasks);
    }
}
