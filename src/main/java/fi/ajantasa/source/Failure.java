package fi.ajantasa.source;

import fi.ajantasa.job.ExitCode;

/**
 * Why a register could not be asked or did not answer.
 *
 * @param what what was found, naming the host at most; never a path, a parameter or a header
 * @param attempts how often was asked; 0 when it never came to that
 */
public record Failure(Reason reason, String what, int attempts) implements Outcome {
    /** The kinds of failure, and which of them may be over a moment later. */
    public enum Reason {
        NO_ANSWER("no-answer-in-time", true),
        UNREACHABLE("unreachable", true),
        CUT_SHORT("reply-cut-short", true),
        TOLD_TO_WAIT("told-to-wait", true),
        SERVER_ERROR("server-error", true),
        UNTRUSTED("not-trusted", false),
        TOO_LARGE("reply-too-large", false),
        REDIRECTED("redirected-elsewhere", false),
        UNEXPECTED("reply-unexpected", false),
        PERHAPS_SENT("perhaps-sent", false),
        GIVEN_UP("circuit-open", false),
        TIME_SPENT("time-spent", false),
        REFUSED("credentials-refused", false),
        CERTIFICATE_ENDED("certificate-ended", false),
        NO_CREDENTIALS("credentials-missing", false),
        NO_OWN_KEY("key-missing", false),
        NO_KEY("encrypted-for-another-key", false);

        private final String word;
        private final boolean passing;

        Reason(String word, boolean passing) {
            this.word = word;
            this.passing = passing;
        }

        public String word() {
            return word;
        }

        /** Whether asking again may help. */
        boolean isPassing() {
            return passing;
        }
    }

    /** How the register's turn ends by it. */
    public ExitCode code() {
        return switch (reason) {
            case REFUSED, CERTIFICATE_ENDED, NO_CREDENTIALS -> ExitCode.PERMIT_EXPIRED;
            case NO_OWN_KEY, NO_KEY -> ExitCode.KEYS_UNAVAILABLE;
            default -> ExitCode.SOURCE_DOWN;
        };
    }
}
