package fi.ajantasa.report;

import fi.ajantasa.audit.LogState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A night on one page: each register with what was delivered, how old it is, whether it balances and what waits.
 *
 * @param log how the audit log stood when this was read
 */
public record NightReport(String night, LocalDate businessDate, List<Line> lines, LogState log) {
    /** Under which the customer system's turn stands among the registers. */
    public static final String WRITE_BACK = "write-back";

    public NightReport {
        lines = List.copyOf(lines);
    }

    /** One run of the night, or a register of the night without one. */
    public record Line(
            String register,
            @Nullable String run,
            @Nullable LocalDate extractDate,
            @Nullable Long ageDays,
            long rows,
            String ending,
            Verdict verdict,
            Attention attention) {
        /** Whether it is of somebody who delivers to us. */
        boolean delivers() {
            return !register.equals(WRITE_BACK);
        }
    }

    /** What of a run waits for somebody, and what it changed. */
    public record Attention(long changed, long rejected, long held, long tasks) {}

    /** The verdict over the runs: one that does not hold is enough. */
    public Verdict verdict() {
        if (lines.stream().anyMatch(line -> line.verdict() == Verdict.IMBALANCE)) {
            return Verdict.IMBALANCE;
        }
        boolean evaluated = lines.stream().anyMatch(line -> line.verdict() == Verdict.BALANCED);
        return evaluated ? Verdict.BALANCED : Verdict.NOT_EVALUATED;
    }
}
