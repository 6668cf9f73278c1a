package fi.ajantasa.job;

import java.util.Collection;

/** How a command ends; the only numbers that ever leave the process. */
public enum ExitCode {
    OK(0),
    USAGE(2),
    OK_WITH_REJECTS(10),
    ALREADY_DONE(11),
    INPUT_LATE(20),
    INPUT_BAD(21),
    INPUT_CONFLICT(22),
    SOURCE_DOWN(23),
    HELD(30),
    APPROVAL_VOID(31),
    LEASE_EXPIRED(32),
    PERMIT_EXPIRED(33),
    LOCKED(40),
    NOT_RESUMABLE(41),
    IMBALANCE(50),
    AUDIT_FAIL(51),
    KEYS_UNAVAILABLE(52),
    DENIED(60),
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The code with this number. */
    public static ExitCode of(int number) {
        for (ExitCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("no exit code has the number " + number);
    }

    public int number() {
        return number;
    }

    /** The code of a night over several registers: the highest, where ALREADY_DONE ranks below OK_WITH_REJECTS. */
    public static ExitCode worst(Collection<ExitCode> codes) {
        return codes.stream().reduce(OK, ExitCode::worse);
    }

    public ExitCode worse(ExitCode other) {
        return other.rank() > rank() ? other : this;
    }

    private int rank() {
        return this == ALREADY_DONE ? OK_WITH_REJECTS.number - 1 : number;
    }
}
