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
 * @param torn records of the delivery to reject for {@link Rules#CORRECTION_TORN_APART}
 */
public record Outcome(
        List<Decision> decisions,
        List<RestrictionChange> restrictions,
        Map<String, ItemOutcome> items,
        List<LocalDate> due,
        List<ClericalTask> tasks,
        List<Origin> torn) {

    public boolean changesNothing() {
        return decisions.isEmpty() && restrictions.isEmpty();
    }
}
