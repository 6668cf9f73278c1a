package fi.ajantasa.normalise;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attribute whose value stands in one cell. */
record ValueGroup(String attribute, int column, Validity validity, ValueReader reader) implements Group {

    @Override
    public void read(Reading reading) {
        String text = reading.text(column);
        if (text.isEmpty()) {
            return;
        }
        if (text.equals(Reading.KNOWN_EMPTY)) {
            reading.claim(attribute, null, validity);
            return;
        }
        Optional<String> value = reader.read(text, reading);
        if (value.isPresent()) {
            reading.claim(attribute, nullIfEmpty(value.get()), validity);
        }
    }

    static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
