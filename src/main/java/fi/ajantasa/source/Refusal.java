package fi.ajantasa.source;

import fi.ajantasa.job.ExitCode;

/**
 * Why a delivery is refused whole.
 *
 * @param reason a kebab-case word that can be counted
 * @param what what was found, with file and line, never a person's value
 * @param expected what would have been right
 */
public record Refusal(ExitCode code, String reason, String what, String expected) implements Proof {
    public static Refusal bad(String reason, String what, String expected) {
        return new Refusal(ExitCode.INPUT_BAD, reason, what, expected);
    }

    public static Refusal conflict(String reason, String what, String expected) {
        return new Refusal(ExitCode.INPUT_CONFLICT, reason, what, expected);
    }
}
