package fi.ajantasa.report;

import java.util.List;

/**
 * That somebody read values of a customer, or was refused them.
 *
 * @param customer the customer's number, empty where it was about nobody alone
 * @param by the account, or the roles of it for readers who may not know employees by name
 * @param shown false when it was refused
 */
public record Consultation(
        Moment at,
        String customer,
        String by,
        String roles,
        String command,
        String purpose,
        boolean shown,
        List<String> attributes) {
    public Consultation {
        attributes = List.copyOf(attributes);
    }

    /** The same without the name of an employee (CJEU C-579/21). */
    Consultation withoutName() {
        return new Consultation(at, customer, "", roles, command, purpose, shown, attributes);
    }
}
