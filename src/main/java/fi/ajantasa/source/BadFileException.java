package fi.ajantasa.source;

import java.io.IOException;

/** A delivered file that is not what its layout says (INPUT_BAD); names places, never a person's values. */
final class BadFileException extends IOException {
    private final String reason;
    private final String what;
    private final String expected;

    BadFileException(String reason, String what, String expected) {
        super(reason + ": " + what);
        this.reason = reason;
        this.what = what;
        this.expected = expected;
    }

    Refusal refusal(String file) {
        return Refusal.bad(reason, file + ": " + what, expected);
    }
}
