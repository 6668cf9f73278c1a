package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of one register over one delivery, or a whole night.
 *
 * @param id for example {@code R-20261122-03}: business date and number of the day
 * @param order what was asked for
 * @param state where it stands
 * @param code the exit code, once it has one
 * @param reason kebab-case detail of the code, empty for none
 * @param planHash SHA-256 of the plan in hex, once decided
 */
public record Run(
        String id, Order order, State state, @Nullable ExitCode code, String reason, @Nullable String planHash) {

    /** Where a run stands. Only RUNNING may be resumed; HELD waits for an approval. */
    public enum State {
        RUNNING,
        DONE,
        HELD,
        REFUSED,
        FAILED
    }

    /**
     * What was asked for.
     *
     * @param night the night's run this one belongs to, null when asked for alone
     * @param extract the extract's id, 0 when there is none (yet)
     * @param businessDate the day the decisions are made for; also the day for which rows with a future start wait
     */
    public record Order(
            @Nullable String night,
            String register,
            int extract,
            LocalDate businessDate,
            boolean dryRun,
            String requestedBy,
            String jobHash) {

        Order withExtract(int id) {
            return new Order(night, register, id, businessDate, dryRun, requestedBy, jobHash);
        }
    }
}
