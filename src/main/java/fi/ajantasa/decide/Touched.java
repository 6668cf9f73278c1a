package fi.ajantasa.decide;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A customer whom a run changed, and all that says whether the changes may be undone.
 *
 * @param items what the run changed by its audit entries: attributes, and {@code no-marketing-REASON}
 * @param rows the rows of its plan about the customer
 * @param facts all that counts of the customer, identity codes in clear
 * @param confirmed whether a later full list of the register was taken in with the customer in it
 * @param earlier the restrictions as an earlier run had set them, by reason, where the run lifted them
 * @param stoodBefore the reasons for which the customer was restricted before the run
 */
public record Touched(
        Customer customer,
        Set<String> items,
        List<PlanRow> rows,
        Map<String, Restriction> standing,
        List<Fact> facts,
        boolean confirmed,
        Map<String, RestrictionChange> earlier,
        Set<String> stoodBefore) {}
