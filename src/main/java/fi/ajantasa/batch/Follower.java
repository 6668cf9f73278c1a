package fi.ajantasa.batch;

import fi.ajantasa.changes.FollowOrder;
import fi.ajantasa.changes.FollowSite;
import fi.ajantasa.changes.Followed;
import fi.ajantasa.changes.Following;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.ExtractHistory;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.DataAccessException;

/** Has a register's journal followed at the start of its turn; what a database says when it fails goes no further than its kind. */
record Follower(Workplace workplace, JobDefinition job) implements Conversation {

    @Override
    public boolean mayTakeFirst(Request request) {
        return request.dryRun();
    }

    @Override
    public Heard hold(Request request) {
        List<ExtractHistory> applied = workplace.extracts().listApplied(job.register());
        FollowOrder order = new FollowOrder(
                request.businessDate(),
                applied.stream()
                        .map(ExtractHistory::sequence)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                applied.stream()
                        .map(ExtractHistory::extractDate)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                request.by(),
                workplace.jobs().hash(),
                request.again());
        FollowSite site = new FollowSite(
                workplace.dataSource(),
                workplace.keys(),
                workplace.engine().transaction(),
                workplace.clock(),
                workplace::confirm);
        try {
            Followed followed = new Following(site, job, order).follow();
            return new Heard(followed.landed(), followed.told(), followed.code(), followed.reason(), followed.lines());
        } catch (DataAccessException e) {
            throw StepFailed.from(e);
        }
    }
}
