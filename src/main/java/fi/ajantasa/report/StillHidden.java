package fi.ajantasa.report;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.Sensitivity;

/** What is hidden of a customer today is not dug out of history: only what is shown today may be shown of then. */
final class StillHidden {
    private StillHidden() {}

    /** Whether earlier values of the attribute stay hidden. */
    static boolean hides(Customer now, Attribute attribute) {
        boolean reaches = attribute.category() == Category.CONTACT;
        return (now.isProtected() && (reaches || attribute.tellsWhere()))
                || (reaches && isOn(now, "secret-number"))
                || attribute.sensitivity() == Sensitivity.CODE;
    }

    private static boolean isOn(Customer customer, String flag) {
        Held held = customer.held().get(flag);
        return held != null && held.value().equals("1");
    }
}
