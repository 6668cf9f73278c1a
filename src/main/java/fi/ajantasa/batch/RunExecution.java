package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Permit;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one run as far as it gets, whoever asked for it and by whichever command. */
record RunExecution(Workplace workplace, Request request) {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    /** Why no run of the register may go on, whatever its files: its permit has ended. Its coming end is warned of. */
    static Optional<RegisterResult> findRefusal(Workplace workplace, JobDefinition job) {
        Permit permit = job.passport().permit();
        LocalDate today = LocalDate.now(workplace.clock());
        LocalDate ends = permit.ends();
        if (permit.isWarned(today)) {
            LOG.warn(
                    "{}: permit {} ends in {} days, on {}; after that day the register does not start",
                    job.register(),
                    permit.id(),
                    permit.daysLeft(today),
                    ends);
        }
        return permit.expired(today)
                ? Optional.of(RegisterResult.answer(
                        job.register(),
                        ExitCode.PERMIT_EXPIRED,
                        "permit-ended",
                        Messages.permitEnded(job.register(), ends.toString())))
                : Optional.empty();
    }

    /** What the run appended to the audit log is sealed when this returns, whatever became of it. */
    void execute(Run run) {
        attempt(run);
        workplace.sealing().sealRun(run.id());
    }

    private void attempt(Run run) {
        Optional<RollbackContext> rollback = RollbackContext.find(workplace, run);
        if (rollback.isPresent()) {
            Runnable undoing = new RollbackJob(rollback.get())::execute;
            workplace.attempts().attempt(run.id(), request.verb(), request.by(), undoing);
            return;
        }
        RunContext context = new RunContext(workplace, run);
        workplace.attempts().attempt(run.id(), request.verb(), request.by(), () -> new RegisterJob(context).execute());
        forgetTranscript(run, context);
    }

    /** Takes the run on as a register's whole turn. */
    RegisterResult turn(Run run) {
        execute(run);
        return result(workplace, run.id());
    }

    /** A run that was interrupted, or whose list is held, will read on; any other has read all it needs. */
    private void forgetTranscript(Run run, RunContext context) {
        Run.State state = workplace.runs().find(run.id()).orElseThrow().state();
        boolean waits = state == Run.State.HELD && context.job().findReference().isPresent();
        if (state != Run.State.RUNNING && !waits) {
            context.forgetTranscript();
        }
    }

    static RegisterResult result(Workplace workplace, String id) {
        Run run = workplace.runs().find(id).orElseThrow();
        return new RegisterResult(
                run.order().register(),
                code(run),
                run.reason(),
                workplace.runs().findMessage(id).orElse(""),
                null,
                List.of(report(workplace, id)));
    }

    /** The exit code of a run that has ended or broken off. */
    static ExitCode code(Run run) {
        return run.code() == null ? ExitCode.INTERNAL : run.code();
    }

    /** The report as it was when the run was closed. */
    static RunReport report(Workplace workplace, String id) {
        return new RunSummaryStore(workplace.dataSource())
                .find(id)
                .or(() -> new RunReportQuery(workplace.dataSource()).find(id))
                .orElseThrow();
    }
}
