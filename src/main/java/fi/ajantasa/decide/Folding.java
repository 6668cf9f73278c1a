package fi.ajantasa.decide;

import fi.ajantasa.job.Absence;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Effect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the facts of a customer are sorted by register and folded to what each register says on a day. */
final class Folding {

    private final AttributeCatalogue catalogue;
    private final Set<String> removing = new TreeSet<>();
    private final LocalDate today;

    Folding(Jobs jobs, LocalDate today) {
        this.catalogue = jobs.catalogue();
        this.today = today;
        jobs.jobs().values().stream()
                .filter(job -> job.passport().absence() == Absence.REMOVED)
                .forEach(job -> removing.add(job.register()));
    }

    LocalDate today() {
        return today;
    }

    RegisterState fold(String register, List<Fact> facts, Set<String> formerCodes) {
        return RegisterState.fold(catalogue, today, facts, formerCodes, removing.contains(register));
    }

    /** The facts that are about the customer or a number of theirs, by register and in order. */
    Map<String, List<Fact>> sure(List<Fact> facts) {
        Map<String, List<Fact>> byRegister = new TreeMap<>();
        for (Fact fact : facts) {
            if (!fact.tie().isPossible()) {
                put(byRegister, fact);
            }
        }
        return sorted(byRegister);
    }

    /** What restricts in the facts that may be about the customer, and when a list lost them again. */
    Map<String, List<Fact>> possible(List<Fact> facts) {
        Map<String, List<Fact>> byRegister = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.tie().isPossible() && fact.change().states()) {
                put(byRegister, restricting(fact));
            }
        }
        for (Fact fact : facts) {
            if (fact.change() == ChangeKind.ABSENT && byRegister.containsKey(fact.register())) {
                put(byRegister, fact);
            }
        }
        return sorted(byRegister);
    }

    private Fact restricting(Fact fact) {
        List<Claim> claims = fact.claims().stream()
                .filter(claim -> Values.ON.equals(claim.value()))
                .filter(claim -> catalogue.require(claim.attribute()).effect() == Effect.ON_RAISES)
                .toList();
        return new Fact(
                fact.origin(),
                fact.register(),
                fact.extractDate(),
                fact.change(),
                fact.changedOn(),
                fact.active(),
                claims,
                fact.tie());
    }

    private static void put(Map<String, List<Fact>> byRegister, Fact fact) {
        byRegister
                .computeIfAbsent(fact.register(), register -> new ArrayList<>())
                .add(fact);
    }

    private static Map<String, List<Fact>> sorted(Map<String, List<Fact>> byRegister) {
        byRegister.values().forEach(facts -> facts.sort(FactOrder.INSTANCE));
        return byRegister;
    }
}
