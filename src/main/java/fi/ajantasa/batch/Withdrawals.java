package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.link.Codes;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Hetu;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes facts that speak of somebody else away from a customer, who is decided anew by the next run. */
final class Withdrawals {
    private final Workplace workplace;
    private final Codes codes;

    Withdrawals(Workplace workplace) {
        this.workplace = workplace;
        this.codes = new Codes(workplace.keys());
    }

    /** Takes away what the register says of the customer under codes with these keys; returns those facts. */
    List<Fact> withdraw(int customer, String register, Set<Long> keys, Instant at) {
        List<Fact> facts = workplace.facts().read(new int[] {customer}).getOrDefault(customer, List.of()).stream()
                .filter(it -> it.register().equals(register) && keys.contains(recordKey(it)))
                .toList();
        withdraw(customer, register, facts, at);
        return facts;
    }

    /** Takes away the facts of the register that may be of the customer and come from these rows. */
    void withdrawPossible(int customer, String register, Set<Origin> origins, Instant at) {
        List<Fact> facts = workplace.facts().read(new int[] {customer}).getOrDefault(customer, List.of()).stream()
                .filter(it -> it.register().equals(register) && it.tie().isPossible() && origins.contains(it.origin()))
                .toList();
        withdraw(customer, register, facts, at);
    }

    void withdraw(int customer, String register, List<Fact> facts, Instant at) {
        List<Origin> origins = facts.stream().map(Fact::origin).toList();
        if (!origins.isEmpty()) {
            workplace.facts().withdraw(customer, origins, at);
            workplace.customers().forget(register, customer, at);
        }
        workplace.customers().schedule(Map.of(customer, List.of(LocalDate.now(workplace.clock()))), at);
    }

    /** By what the record behind a fact is known again; 0 when the fact names no code. */
    long recordKey(Fact fact) {
        return fact.claims().stream()
                .filter(claim -> claim.attribute().equals(Codes.CURRENT))
                .map(Claim::value)
                .filter(value -> value != null)
                .findFirst()
                .map(code -> codes.recordKey(new Hetu(code).packed()))
                .orElse(0L);
    }
}
