package fi.ajantasa.batch;

import fi.ajantasa.credit.AskOrder;
import fi.ajantasa.credit.Asked;
import fi.ajantasa.credit.Asking;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.ExtractHistory;
import java.util.Comparator;
import org.springframework.dao.DataAccessException;

/**
 * Has a register asked at the start of its turn; the answers are the next delivery after the last applied one. What a database
 * says when it fails may quote the row, so only its kind goes further.
 */
record Asker(Workplace workplace, JobDefinition job) implements Conversation {

    @Override
    public boolean mayTakeFirst(Request request) {
        return !Asking.isOpen(workplace.dataSource(), job.register());
    }

    @Override
    public Heard hold(Request request) {
        Long previous = workplace.extracts().listApplied(job.register()).stream()
                .map(ExtractHistory::sequence)
                .max(Comparator.naturalOrder())
                .orElse(null);
        AskOrder order = new AskOrder(
                request.businessDate(),
                previous == null ? 1 : previous + 1,
                previous,
                request.by(),
                workplace.jobs().hash(),
                request.again(),
                !workplace.customers().due(request.businessDate()).isEmpty());
        Asking.Site site = new Asking.Site(
                workplace.dataSource(),
                workplace.keys(),
                workplace.engine().transaction(),
                workplace.clock(),
                workplace::confirm);
        try {
            Asked asked = new Asking(site, job, order).ask();
            return new Heard(asked.landed(), null, asked.code(), asked.reason(), asked.lines());
        } catch (DataAccessException e) {
            throw StepFailed.from(e);
        }
    }
}
