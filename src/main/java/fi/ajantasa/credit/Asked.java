package fi.ajantasa.credit;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import org.jspecify.annotations.Nullable;

/**
 * What came of a round of queries.
 *
 * @param landed whether a delivery lies in the landing folder now
 * @param lines what an operator reads, null when all went well
 */
public record Asked(boolean landed, ExitCode code, String reason, @Nullable ThreeLines lines) {

    /** Nobody has a live purpose that was not answered yet. */
    static Asked nobody() {
        return new Asked(false, ExitCode.OK, "", null);
    }

    static Asked well() {
        return new Asked(true, ExitCode.OK, "", null);
    }

    /** Nothing could be sent. */
    static Asked nothing(String register, int queries, Ending ending) {
        return new Asked(
                false,
                ending.code(),
                ending.reason(),
                new ThreeLines(
                        "%s %s ask: %s; %d queries wait.".formatted(ending.code(), register, ending.reason(), queries),
                        "Nothing was sent. Customers and other registers are unchanged; what is held of credit ages on.",
                        "mend it (runbook, section 22), then ajantasa run " + register));
    }

    static Asked ended(String register, QuerySession session, Ending ending, QueryFigures figures) {
        return new Asked(
                true,
                ending.code(),
                ending.reason(),
                new ThreeLines(
                        "%s %s %s ask: %s; %d of %d queries sent."
                                .formatted(
                                        ending.code(),
                                        register,
                                        session.id(),
                                        ending.reason(),
                                        figures.sent(),
                                        figures.permitted().getCardinality()),
                        "What was answered is taken in; whoever was not keeps what is held, which ages on.",
                        ending.code() == ExitCode.SOURCE_DOWN ? "ajantasa run " + register : "ajantasa runs list"));
    }
}
