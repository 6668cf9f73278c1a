package fi.ajantasa.writeback;

import fi.ajantasa.job.WriteBack.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A change file of the customer system, and how far it came.
 *
 * @param number from 1, without gaps
 * @param messages how many it holds
 * @param sha256 of its bytes
 * @param refused how many the customer system did not take
 * @param differing how many it took and holds otherwise
 */
public record Batch(
        int number,
        File file,
        State state,
        int messages,
        String sha256,
        @Nullable Instant sentAt,
        int refused,
        int differing) {

    /** Where it stands. */
    public enum State {
        /** It is kept, sealed, and not sent, or perhaps in part. */
        MADE,
        /** It is there, whole, and not answered. */
        SENT,
        /** Its answer was read and compared; its content is forgotten. */
        ANSWERED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What stays the same of a file, however often it is written.
     *
     * @param system the name it begins with
     */
    public record File(String system, LocalDate madeOn, Format format) {}

    /** The name of the file, which tells nothing of anybody. */
    public String name() {
        return stem() + "." + file.format().ending();
    }

    /** Under which it is kept of whom it tells. */
    public String toldOf() {
        return "write-back-%06d".formatted(number);
    }

    String controlName() {
        return stem() + "_control.json";
    }

    String answerName() {
        return stem() + "_answer.jsonl";
    }

    String answerControlName() {
        return stem() + "_answer_control.json";
    }

    private String stem() {
        return "%s_%06d".formatted(file.system(), number);
    }

    /** Whether it should have been answered by now. */
    boolean isLate(int within, Instant now) {
        return state == State.SENT
                && sentAt != null
                && sentAt.plus(Duration.ofDays(within)).isBefore(now);
    }

    /** Under which its content is sealed. */
    String sealName() {
        return "write-back " + number;
    }
}
