package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import java.util.List;

/**
 * How a register's turn ended.
 *
 * @param code the worst code among its runs
 * @param message three lines when it is not OK
 * @param reports the report of each run, in order, as it was when the run was closed
 */
public record RegisterResult(String register, ExitCode code, String reason, String message, List<RunReport> reports) {
    public RegisterResult {
        reports = List.copyOf(reports);
    }

    /** The ids of the runs, in order. */
    public List<String> runs() {
        return reports.stream().map(it -> it.header().run()).toList();
    }
}
