package fi.ajantasa.credit;

import fi.ajantasa.job.ExitCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What came of one query. */
sealed interface Answer {

    /** The register's word, with the code or word it used. */
    String code();

    /**
     * The register told what it knows.
     *
     * @param defaults how many payment defaults, 0 for none
     * @param asOf the day of which it speaks
     * @param until the last day before one of the entries must go; null when there are none
     */
    record Verdict(CreditStatus status, int defaults, LocalDate asOf, @Nullable LocalDate until, String code)
            implements Answer {
        /** Shows nothing of the person. */
        @Override
        public String toString() {
            return "verdict";
        }
    }

    /** The register refuses this record; the others go on. */
    record RecordError(String code) implements Answer {}

    /** No usable answer: no verdict of any kind, and the old one stays. */
    record Unknown(String code) implements Answer {}

    /** It may go better another time; {@code perhapsAsked} when the register may have counted the query all the same (F106). */
    record Again(String code, boolean perhapsAsked) implements Answer {}

    /** Nothing more may be sent. */
    record Stop(ExitCode exit, String reason, String code) implements Answer {}
}
