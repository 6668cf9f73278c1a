package fi.ajantasa.contact;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.person.ValueKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads held values for the rules: what is on, and what can be used to reach somebody. */
final class Values {
    private static final String ON = "1";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
    private static final List<AddressPart> STREETS =
            List.of(AddressPart.STREET_FI, AddressPart.STREET_SV, AddressPart.FREE_TEXT, AddressPart.FOREIGN_LINE);

    private Values() {}

    static @Nullable String of(Customer customer, String attribute) {
        Held held = customer.held().get(attribute);
        return held == null ? null : held.value();
    }

    static boolean isOn(Customer customer, String flag) {
        return ON.equals(of(customer, flag));
    }

    /** Whether a list could be asked about the value, and a message sent to it. */
    static boolean isUsable(Attribute attribute, String value) {
        if (attribute.kind() == ValueKind.PHONE) {
            return PhoneNumber.find(value).isPresent();
        }
        return attribute.kind() == ValueKind.EMAIL
                ? value.length() <= 254 && EMAIL.matcher(value).matches()
                : isUsable(PostalAddress.from(value));
    }

    /** A remark about protection is no street (F36). */
    private static boolean isUsable(PostalAddress address) {
        boolean somewhere = false;
        for (AddressPart part : STREETS) {
            if (PostalAddress.isProtectionRemark(address.part(part))) {
                return false;
            }
            somewhere |= !address.part(part).isBlank();
        }
        boolean abroad = !address.part(AddressPart.FOREIGN_PLACE).isBlank();
        return somewhere
                && (abroad
                        || POSTCODE.matcher(address.part(AddressPart.POSTCODE)).matches());
    }
}
