package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;
import java.util.List;

/**
 * All that was ever told of a customer, in any order.
 *
 * @param facts of all registers, from deliveries that were not refused, those of this run included; identity codes in
 *     clear, as {@link FactStore} reads them
 * @param withdrawn facts that turned out to speak of somebody else
 */
public record Told(List<Fact> facts, List<Fact> withdrawn) {

    public Told {
        facts = List.copyOf(facts);
        withdrawn = List.copyOf(withdrawn);
    }

    /** What was told, and none of it of somebody else. */
    public static Told of(List<Fact> facts) {
        return new Told(facts, List.of());
    }

    /** Of all that was told what began to hold on or before the day, whenever it was told. */
    public Told startedBy(LocalDate day) {
        return new Told(facts.stream().flatMap(it -> it.startedBy(day).stream()).toList(), withdrawn);
    }

    boolean isWithdrawn(Origin origin) {
        return withdrawn.stream().anyMatch(it -> it.origin().equals(origin));
    }

    /**
     * Whether a value came from a delivery that was refused since, and nobody has spoken of the attribute after it: what
     * such a delivery raised and was applied at once stays until somebody says otherwise.
     */
    boolean isLastWord(Origin origin, String attribute) {
        for (Fact fact : facts) {
            boolean later = fact.origin().extract() > origin.extract()
                    && !fact.tie().isPossible()
                    && fact.find(attribute) != null;
            if (later || fact.origin().equals(origin)) {
                return false;
            }
        }
        return origin.extract() > 0 && !isWithdrawn(origin);
    }
}
