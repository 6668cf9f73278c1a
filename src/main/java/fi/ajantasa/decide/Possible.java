package fi.ajantasa.decide;

import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What counts of records that are only possibly of a customer: that something raises the customer's privacy. That it no
 * longer does counts only where nothing but such records ever said it, for it takes nothing else back.
 */
public final class Possible {
    private Possible() {}

    /** The facts without the claims that do not count; all of them when every record is certain. */
    public static List<Fact> counting(List<Fact> facts, AttributeCatalogue catalogue) {
        if (facts.stream().noneMatch(Fact::possible)) {
            return facts;
        }
        Set<String> certain = new HashSet<>();
        facts.stream().filter(it -> !it.possible()).forEach(it -> certain.add(it.register()));
        List<Fact> counting = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            boolean mayLift = !certain.contains(fact.register());
            counting.add(fact.possible() ? fact.only(claim -> restricts(claim, catalogue, mayLift)) : fact);
        }
        return counting;
    }

    private static boolean restricts(Claim claim, AttributeCatalogue catalogue, boolean mayLift) {
        return catalogue.require(claim.attribute()).effect() == Effect.ON_RAISES
                && (mayLift || Values.ON.equals(claim.value()));
    }
}
