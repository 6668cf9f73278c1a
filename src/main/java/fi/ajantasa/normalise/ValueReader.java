package fi.ajantasa.normalise;

import java.util.Optional;

/** Makes the canonical text of one delivered cell; an empty text is known empty, nothing is not delivered. */
@FunctionalInterface
interface ValueReader {
    Optional<String> read(String text, Reading reading);
}
