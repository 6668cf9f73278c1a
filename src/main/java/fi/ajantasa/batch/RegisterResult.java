package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunHeader;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.ThreeLines;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a register's turn ended.
 *
 * @param code the worst code among its runs
 * @param message three lines when it is not OK
 * @param told of how many people, changes or numbers a register told that is followed or washes; null of any other
 * @param reports the report of each run, in order, as it was when the run was closed
 */
public record RegisterResult(
        String register, ExitCode code, String reason, String message, @Nullable Long told, List<RunReport> reports) {
    public RegisterResult {
        reports = List.copyOf(reports);
    }

    /** What a command answers that started no run. */
    static RegisterResult answer(String register, ExitCode code, String reason, ThreeLines lines) {
        return new RegisterResult(register, code, reason, lines.text(), null, List.of());
    }

    /** What was received of the register: what it told, or the rows of what it delivered. */
    public long received() {
        return told != null
                ? told
                : reports.stream()
                        .map(it -> it.header().delivery())
                        .filter(Objects::nonNull)
                        .mapToLong(RunHeader.ReportedDelivery::rows)
                        .sum();
    }

    /** The ids of the runs, in order. */
    public List<String> runs() {
        return reports.stream().map(it -> it.header().run()).toList();
    }

    /** This turn and a later one of the same register, which has the last word on what was late. */
    RegisterResult followedBy(RegisterResult later) {
        List<RunReport> all =
                Stream.concat(reports.stream(), later.reports.stream()).toList();
        ExitCode worst = ExitCode.worst(reports.stream()
                .map(it -> it.header().ending().exitCode())
                .filter(Objects::nonNull)
                .map(ExitCode::of)
                .toList());
        boolean laterCounts = later.code.worse(worst) == later.code;
        Long both = told == null || later.told == null ? told : Long.valueOf(told + later.told);
        return laterCounts
                ? new RegisterResult(register, later.code, later.reason, later.message, both, all)
                : new RegisterResult(register, worst, later.reason, message(worst), both, all);
    }

    private String message(ExitCode code) {
        return reports.stream()
                .map(it -> it.header().ending())
                .filter(it -> Objects.equals(it.exitCode(), code.number()))
                .map(it -> Objects.toString(it.message(), ""))
                .findFirst()
                .orElse("");
    }

    /** The same, with the deadline it was given up at. */
    RegisterResult gaveUp(ZonedDateTime deadline) {
        String until = "; its deadline was "
                + deadline.toLocalDateTime().toString().replace('T', ' ') + " Helsinki (" + deadline.toInstant() + ").";
        return new RegisterResult(register, code, reason, message.replaceFirst("[.]\\n", until + "\n"), told, reports);
    }
}
