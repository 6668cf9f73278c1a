package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.customer.RestrictionChange;
import fi.ajantasa.decide.Outcome;
import fi.ajantasa.person.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No marketing to a person whose rows, or whose register's events, wait: they may be a protection order, a death or a ban, and
 * nobody can read them.
 */
final class WaitingRestriction {
    static final String REASON = Restriction.WAITING_RECORD;
    static final Outcome NOTHING = new Outcome(List.of(), List.of(), Map.of(), List.of(), List.of(), Map.of());
    private static final int EVERY_CHANNEL = Channel.mask(List.of(Channel.values()));

    private WaitingRestriction() {}

    /** The outcome with the restriction set or lifted, as the turn left the customer. */
    static Outcome added(Outcome outcome, PersonTurn turn, Set<Restriction> standing) {
        Optional<Restriction> now =
                standing.stream().filter(it -> it.reason().equals(REASON)).findFirst();
        if (turn.waits() == now.isPresent()) {
            return outcome;
        }
        Origin since = turn.waiting().isEmpty()
                ? now.map(Restriction::origin).orElse(turn.nowhere())
                : turn.waiting().get(0).origin();
        List<RestrictionChange> restrictions = new ArrayList<>(outcome.restrictions());
        restrictions.add(new RestrictionChange(REASON, EVERY_CHANNEL, turn.waits(), since));
        return new Outcome(
                outcome.decisions(), restrictions, outcome.items(), outcome.due(), outcome.tasks(), outcome.rejected());
    }
}
