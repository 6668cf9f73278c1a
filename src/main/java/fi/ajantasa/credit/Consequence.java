package fi.ajantasa.credit;

import fi.ajantasa.job.ExitCode;

/** What we do about a reply that is no verdict. */
enum Consequence {
    /** The register does not know the person: a result. */
    NOT_IN_REGISTER(ExitCode.OK, ""),
    /** This person cannot be answered; the others go on. */
    REJECT(ExitCode.OK_WITH_REJECTS, "record-refused"),
    /** Ask again, under the same request id. */
    RETRY(ExitCode.SOURCE_DOWN, "service-down"),
    /** Our user id, password or checksum: nothing more is sent, or the account is locked. */
    CREDENTIALS(ExitCode.PERMIT_EXPIRED, "credentials-refused"),
    /** The checksum was too old when it arrived: our clock, or a queue. */
    CLOCK(ExitCode.PERMIT_EXPIRED, "clock"),
    /** Our request is wrong: a bug of ours. */
    MALFORMED(ExitCode.INTERNAL, "request-malformed"),
    /** Nobody knows what it means: no verdict, never a refusal. */
    UNKNOWN(ExitCode.OK_WITH_REJECTS, "unknown-code");

    private final ExitCode code;
    private final String reason;

    Consequence(ExitCode code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    ExitCode code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
