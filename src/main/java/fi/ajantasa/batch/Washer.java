package fi.ajantasa.batch;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.ExtractHistory;
import fi.ajantasa.wash.WashOrder;
import fi.ajantasa.wash.WashSite;
import fi.ajantasa.wash.Washed;
import fi.ajantasa.wash.Washing;
import java.util.Comparator;
import org.springframework.dao.DataAccessException;

/** Has a register's numbers washed at the start of its turn; what a database says when it fails goes no further than its kind. */
record Washer(Workplace workplace, JobDefinition job) implements Conversation {

    @Override
    public boolean mayTakeFirst(Request request) {
        return !Washing.isOpen(workplace.dataSource(), job.register());
    }

    @Override
    public Heard hold(Request request) {
        WashOrder order = new WashOrder(
                request.businessDate(),
                workplace.extracts().listApplied(job.register()).stream()
                        .map(ExtractHistory::sequence)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                workplace.jobs().decisions().marketing(),
                request.by(),
                workplace.jobs().hash(),
                request.again());
        WashSite site = new WashSite(
                workplace.dataSource(),
                workplace.keys(),
                workplace.engine().transaction(),
                workplace.clock(),
                workplace.rawCopies(job.register()),
                workplace.transcripts(),
                workplace::confirm);
        try {
            Washed washed = new Washing(site, job, order).wash();
            return new Heard(washed.landed(), washed.told(), washed.code(), washed.reason(), washed.lines());
        } catch (DataAccessException e) {
            throw StepFailed.from(e);
        }
    }
}
