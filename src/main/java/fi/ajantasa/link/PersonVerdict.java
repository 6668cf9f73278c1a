package fi.ajantasa.link;

import java.time.Instant;

/**
 * An answer that a person gave.
 *
 * @param task the task it answers, 0 when a link was taken apart without one
 * @param turn 1 the first answer, 2 the second of a blind double sample, 3 after the two disagreed
 * @param pair whom it is about
 * @param signature who gave it, why and when
 * @param said what the rule or model said when it was asked
 * @param standing whether it acts
 */
public record PersonVerdict(
        int task, int turn, Pair pair, Answer answer, Signature signature, String said, boolean standing) {

    /** A record of a register, known by the key of its person, and a customer. */
    public record Pair(String register, long recordKey, int customer) {}

    /** Who says so, why and when. */
    public record Signature(String by, String reason, Instant at) {}
}
