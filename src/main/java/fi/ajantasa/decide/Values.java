package fi.ajantasa.decide;

import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.Spelling;
import fi.ajantasa.person.ValueKind;
import org.jspecify.annotations.Nullable;

/** When two values of an attribute say the same. */
final class Values {

    static final String ON = "1";
    static final String OFF = "0";

    private static final AddressPart[] PARTS = AddressPart.values();

    private Values() {}

    /**
     * Whether a value after says what the one before said: a spelling variant does (F34), an address that left out the
     * other language does (F16), and a flag that is off equals none.
     */
    static boolean same(Attribute attribute, @Nullable String before, @Nullable String after) {
        if (attribute.kind() == ValueKind.FLAG) {
            return ON.equals(before) == ON.equals(after);
        }
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.equals(after)
                || switch (attribute.kind()) {
                    case NAME, TEXT, EMAIL -> Spelling.sameBut(before, after);
                    case ADDRESS -> sameAddress(PostalAddress.from(before), PostalAddress.from(after));
                    default -> false;
                };
    }

    private static boolean sameAddress(PostalAddress before, PostalAddress after) {
        for (AddressPart part : PARTS) {
            if (!samePart(part, before, after)) {
                return false;
            }
        }
        return true;
    }

    private static boolean samePart(AddressPart part, PostalAddress before, PostalAddress after) {
        String old = before.part(part);
        String now = after.part(part);
        return Spelling.sameBut(old, now) || (now.isEmpty() && isSaidInTheOtherLanguage(part, before, after));
    }

    private static boolean isSaidInTheOtherLanguage(AddressPart part, PostalAddress before, PostalAddress after) {
        AddressPart other =
                switch (part) {
                    case STREET_FI -> AddressPart.STREET_SV;
                    case STREET_SV -> AddressPart.STREET_FI;
                    case OFFICE_FI -> AddressPart.OFFICE_SV;
                    case OFFICE_SV -> AddressPart.OFFICE_FI;
                    default -> part;
                };
        return other != part && !after.part(other).isEmpty() && Spelling.sameBut(before.part(other), after.part(other));
    }
}
