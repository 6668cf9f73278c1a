package fi.ajantasa.customer;

import org.jspecify.annotations.Nullable;

/** The keys of the identity codes are missing, unreadable or not those the codes were encrypted with (F149). */
public final class KeysUnavailable extends RuntimeException {
    KeysUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
