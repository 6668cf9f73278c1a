package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.report.NightReport;
import fi.ajantasa.report.ReportFolder;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryStore;
import fi.ajantasa.report.ThreeLines;
import fi.ajantasa.writeback.WriteBackOrder;
import fi.ajantasa.writeback.WriteBackSite;
import fi.ajantasa.writeback.WritingBack;
import fi.ajantasa.writeback.WrittenBack;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The customer system's turn: it is told what runs applied, and whatever it does, nobody else's turn ends otherwise by it. */
record WriteBackTurn(Workplace workplace) {
    static final String NAME = NightReport.WRITE_BACK;

    /**
     * How it ended; nothing where the customer system is told nothing, and in a dry run.
     *
     * @param again whether what was refused or not answered is told anew
     */
    Optional<RegisterResult> take(Request request, boolean again) {
        boolean told = workplace.jobs().decisions().findWriteBack().isPresent();
        return told && !request.dryRun() ? Optional.of(result(tell(request, again))) : Optional.empty();
    }

    private WrittenBack tell(Request request, boolean again) {
        WriteBackSite site = new WriteBackSite(
                workplace.dataSource(),
                workplace.keys(),
                this::readable,
                workplace.engine().transaction(),
                workplace.clock(),
                workplace.answers(),
                workplace::confirm);
        WriteBackOrder order = new WriteBackOrder(
                request.businessDate(), request.by(), workplace.jobs().hash(), again);
        try {
            WrittenBack end = new WritingBack(site, workplace.jobs(), order).tell();
            end.runs().forEach(this::report);
            return end;
        } catch (DataAccessException e) {
            throw StepFailed.from(e);
        }
    }

    private List<Customer> readable(int[] ids) {
        return Poison.attempt(() -> workplace.customers().read(ids)).orElseGet(() -> Arrays.stream(ids)
                .mapToObj(id -> Poison.attempt(() -> workplace.customers().read(new int[] {id})))
                .flatMap(one -> one.stream().flatMap(List::stream))
                .toList());
    }

    /** Keeps the run's report anew: its equations tell what was answered (E6). */
    private void report(String run) {
        RunReport report = new RunReportQuery(workplace.dataSource()).find(run).orElseThrow();
        new RunSummaryStore(workplace.dataSource()).save(report);
        new ReportFolder(workplace.reports()).write(report);
    }

    private static RegisterResult result(WrittenBack end) {
        String message = Optional.ofNullable(end.lines()).map(ThreeLines::text).orElse("");
        return new RegisterResult(NAME, end.code(), end.reason(), message, null, List.of());
    }
}
