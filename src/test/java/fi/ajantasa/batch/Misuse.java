package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.util.Set;

/** A way to use a command wrongly, and the codes it may end with; 70 is none, for nothing of this is a bug. */
enum Misuse {
    UNKNOWN_OPTION("unknown option", "", ExitCode.USAGE),
    ARGUMENT_MISSING("argument missing", "", ExitCode.USAGE),
    NOT_THERE("not there", "unknown", ExitCode.USAGE),
    OTHER_STATE(
            "other state",
            "other-state",
            ExitCode.USAGE,
            ExitCode.ALREADY_DONE,
            ExitCode.APPROVAL_VOID,
            ExitCode.NOT_RESUMABLE),
    BAD_FILE("bad file", "bad-file", ExitCode.USAGE, ExitCode.INPUT_BAD, ExitCode.KEYS_UNAVAILABLE),
    NOTHING_RUN(
            "nothing was run",
            "right",
            ExitCode.OK,
            ExitCode.OK_WITH_REJECTS,
            ExitCode.ALREADY_DONE,
            ExitCode.USAGE,
            ExitCode.INPUT_LATE,
            ExitCode.INPUT_BAD,
            ExitCode.LEASE_EXPIRED),
    OTHER_VERSION(
            "database of another version", "right", ExitCode.OK, ExitCode.USAGE, ExitCode.INPUT_BAD, ExitCode.INTERNAL),
    ANOTHER_PROCESS(
            "another process has it",
            "right",
            ExitCode.OK,
            ExitCode.OK_WITH_REJECTS,
            ExitCode.INPUT_BAD,
            ExitCode.LOCKED),
    NO_KEYS("keys missing", "right", ExitCode.OK, ExitCode.ALREADY_DONE, ExitCode.INPUT_BAD, ExitCode.KEYS_UNAVAILABLE),
    BAD_DEFINITION(
            "definition wrong",
            "right",
            ExitCode.OK,
            ExitCode.OK_WITH_REJECTS,
            ExitCode.ALREADY_DONE,
            ExitCode.INPUT_BAD,
            ExitCode.USAGE),
    NOT_ALLOWED("no role", "right", ExitCode.OK, ExitCode.DENIED);

    private final String heading;
    private final String line;
    private final Set<ExitCode> fitting;

    Misuse(String heading, String line, ExitCode... fitting) {
        this.heading = heading;
        this.line = line;
        this.fitting = Set.of(fitting);
    }

    /** Over its column of the table. */
    String heading() {
        return heading;
    }

    /** Which line of the command's entry is tried; empty when it needs none. */
    String line() {
        return line;
    }

    Set<ExitCode> fitting() {
        return fitting;
    }
}
