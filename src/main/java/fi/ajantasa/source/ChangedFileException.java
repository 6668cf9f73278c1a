package fi.ajantasa.source;

import java.io.IOException;

/** A proven file is no longer what was proven; nothing read from it since may be used (INPUT_BAD, {@code changed-while-read}). */
public final class ChangedFileException extends IOException {
    ChangedFileException(String message) {
        super(message);
    }
}
