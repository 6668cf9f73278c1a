package fi.ajantasa.cli;

import fi.ajantasa.person.Language;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;

/** A value as a person may see it: identity codes masked whole, addresses as one line. */
final class ShownValue {
    private static final String MASKED = "••••••-••••";

    private ShownValue() {}

    static String of(ValueKind kind, String value) {
        return switch (kind) {
            case HETU -> MASKED;
            case ADDRESS -> PostalAddress.from(value).line(Language.FI);
            default -> value;
        };
    }
}
