package fi.ajantasa.cli;

import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Language;
import fi.ajantasa.person.PostalAddress;

/**
 * A value as a person may see it: identity codes masked whole, addresses as one line, and nothing of anybody's credit, which
 * only the credit process may read.
 */
final class ShownValue {
    private static final String MASKED = "••••••-••••";

    private static final String CREDIT = "(for the credit process only)";

    private ShownValue() {}

    static String of(Attribute attribute, String value) {
        if (attribute.isCredit()) {
            return CREDIT;
        }
        return switch (attribute.kind()) {
            case HETU -> MASKED;
            case ADDRESS -> PostalAddress.from(value).line(Language.FI);
            default -> value;
        };
    }
}
