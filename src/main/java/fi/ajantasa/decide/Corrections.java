package fi.ajantasa.decide;

import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The corrections of one delivery: each wrong row with the later corrected row that shares most of its attributes. Rows
 * without a partner, or after it, are torn apart and count for nothing (F14).
 */
final class Corrections {

    private static final Corrections NONE = new Corrections(Map.of(), Set.of());
    private static final Set<String> KEYS = Set.of("hetu", "former-hetus");

    private final Map<Fact, Fact> partners;
    private final Set<Fact> torn;

    private Corrections(Map<Fact, Fact> partners, Set<Fact> torn) {
        this.partners = partners;
        this.torn = torn;
    }

    /** @param delivery the facts of one delivery in the order of {@link FactOrder} */
    static Corrections of(List<Fact> delivery) {
        List<Fact> wrong = ofKind(delivery, ChangeKind.TO_BE_CORRECTED);
        List<Fact> corrected = ofKind(delivery, ChangeKind.CORRECTED);
        if (wrong.isEmpty() && corrected.isEmpty()) {
            return NONE;
        }
        Map<Fact, Fact> partners = new HashMap<>();
        Set<Fact> torn = new HashSet<>();
        for (Fact fact : wrong) {
            Fact partner = bestPartner(fact, corrected);
            if (partner == null) {
                torn.add(fact);
            } else {
                partners.put(fact, partner);
                corrected.remove(partner);
            }
        }
        torn.addAll(corrected);
        return new Corrections(partners, torn);
    }

    boolean isTorn(Fact fact) {
        return torn.contains(fact);
    }

    /** The corrected row of a wrong row that is not torn. */
    Fact partnerOf(Fact wrong) {
        return partners.getOrDefault(wrong, wrong);
    }

    private static List<Fact> ofKind(List<Fact> delivery, ChangeKind kind) {
        List<Fact> facts = new ArrayList<>(0);
        for (Fact fact : delivery) {
            if (fact.change() == kind) {
                facts.add(fact);
            }
        }
        return facts;
    }

    /** The corrected row that shares most attributes, the first of equals; null when none shares any. */
    private static @Nullable Fact bestPartner(Fact wrong, List<Fact> corrected) {
        Fact best = null;
        int most = 0;
        for (Fact candidate : corrected) {
            boolean follows = candidate.origin().row() > wrong.origin().row();
            int shared = follows ? shared(wrong, candidate) : 0;
            if (shared > most) {
                most = shared;
                best = candidate;
            }
        }
        return best;
    }

    private static int shared(Fact a, Fact b) {
        Set<String> ofA = names(a);
        Set<String> ofB = names(b);
        if (ofA.isEmpty() && ofB.isEmpty()) {
            return 1;
        }
        ofA.retainAll(ofB);
        return ofA.size();
    }

    private static Set<String> names(Fact fact) {
        Set<String> names = new HashSet<>();
        for (Claim claim : fact.claims()) {
            if (!KEYS.contains(claim.attribute())) {
                names.add(claim.attribute());
            }
        }
        return names;
    }
}
