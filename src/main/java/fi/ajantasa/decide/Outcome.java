package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.link.ClericalTask;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a run decides for one customer.
 *
 * @param items one outcome per attribute that the delivery spoke of or that changes as a side effect
 * @param due the later days on which something else will hold
 * @param rejected records of the delivery to reject, each with the rule that it breaks beside others
 */
public record Outcome(
        List<Decision> decisions,
        List<RestrictionChange> restrictions,
        Map<String, ItemOutcome> items,
        List<LocalDate> due,
        List<ClericalTask> tasks,
        Map<Origin, String> rejected) {

    public boolean changesNothing() {
        return decisions.isEmpty() && restrictions.isEmpty();
    }
}
