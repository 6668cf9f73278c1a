package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.link.ClericalTask;
import fi.ajantasa.link.Codes;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The items of one customer in a run: every attribute the delivery spoke of, and every one that changes with it. */
final class Items {

    private final Subject subject;
    private final Settling settling;
    private final String register;
    private final @Nullable RegisterState state;
    private final List<Fact> delivery = new ArrayList<>(2);

    /** @param facts of all registers; those of the extract are the delivery */
    Items(Subject subject, Settling settling, String register, int extract, List<Fact> facts) {
        this.subject = subject;
        this.settling = settling;
        this.register = register;
        this.state = subject.states().get(register);
        for (Fact fact : facts) {
            if (fact.origin().extract() == extract && fact.register().equals(register)) {
                delivery.add(fact);
            }
        }
        delivery.sort(FactOrder.INSTANCE);
    }

    Map<String, ItemOutcome> outcomes() {
        Map<String, Boolean> spoken = new TreeMap<>();
        Map<Origin, String> rejected = rejected();
        for (Fact fact : delivery) {
            boolean counts = fact.speaks() && !rejected.containsKey(fact.origin());
            for (Claim claim : fact.claims()) {
                spoken.merge(claim.attribute(), counts, Boolean::logicalOr);
            }
        }
        Map<String, ItemOutcome> outcomes = new TreeMap<>();
        spoken.forEach(
                (attribute, counts) -> outcomes.put(attribute, counts ? outcome(attribute) : ItemOutcome.NO_EFFECT));
        settling.settled().forEach((attribute, settled) -> {
            if (settled.decision() != null) {
                outcomes.put(attribute, ItemOutcome.CHANGED);
            }
        });
        return outcomes;
    }

    /** The rows of the delivery that do not go with others, each with the rule it breaks. */
    Map<Origin, String> rejected() {
        Map<Origin, String> rejected = new LinkedHashMap<>(0);
        for (Fact fact : delivery) {
            @Nullable String rule = state == null ? null : state.rejected().get(fact.origin());
            if (rule != null) {
                rejected.put(fact.origin(), rule);
            }
        }
        return rejected;
    }

    private ItemOutcome outcome(String attribute) {
        AttributeState mine = state == null ? null : state.find(attribute);
        if (mine == null) {
            return attribute.equals(Codes.FORMER) ? ItemOutcome.UNCHANGED : ItemOutcome.NO_EFFECT;
        }
        if (mine.isScheduled(extract(), subject.today())) {
            return ItemOutcome.SCHEDULED;
        }
        Known known = mine.on(subject.today());
        Settled settled = settling.settled().get(attribute);
        if (known == null || settled == null) {
            return ItemOutcome.UNCHANGED;
        }
        return compared(mine, Candidate.of(register, known, subject.today()), settled);
    }

    private ItemOutcome compared(AttributeState mine, Candidate said, Settled settled) {
        if (Values.same(mine.attribute(), subject.heldValue(mine.attribute().name()), said.value())) {
            return ItemOutcome.UNCHANGED;
        }
        Choice choice = settled.choice();
        return choice != null && choice.rule().equals(Rules.CUSTOMER_SAID_NEWER)
                ? ItemOutcome.KEPT_CUSTOMER_VALUE
                : ItemOutcome.BLOCKED_BY_POLICY;
    }

    List<ClericalTask> tasks() {
        Map<String, Origin> tasks = new LinkedHashMap<>();
        for (Fact fact : delivery) {
            if (endsCodeOnly(fact)) {
                tasks.putIfAbsent(ClericalTask.CODE_WITHOUT_SUCCESSOR, fact.origin());
            }
            if (takesBackAll(fact)) {
                tasks.putIfAbsent(ClericalTask.NOT_CONFIRMED, fact.origin());
            }
        }
        delivery.forEach(fact -> Checks.of(fact).forEach(kind -> tasks.putIfAbsent(kind, fact.origin())));
        Origin end = protectionEndPassed();
        if (end != null) {
            tasks.put(ClericalTask.PROTECTION_END_PASSED, end);
        }
        int customer = subject.customer().id();
        List<ClericalTask> list = new ArrayList<>(tasks.size());
        tasks.forEach((kind, origin) -> list.add(new ClericalTask(kind, customer, origin)));
        return list;
    }

    /** A passive row for the code in force, while no row of the delivery says which code took its place (F33). */
    private boolean endsCodeOnly(Fact fact) {
        Claim code = fact.active() ? null : fact.find(Codes.CURRENT);
        Settled settled = settling.settled().get(Codes.CURRENT);
        return code != null
                && code.value() != null
                && settled != null
                && code.value().equals(subject.heldValue(Codes.CURRENT))
                && settled.decision() == null;
    }

    /** A removal that leaves nothing the register says of the attribute (F29). */
    private boolean takesBackAll(Fact fact) {
        if (fact.change() != ChangeKind.REMOVED || state == null || !fact.active()) {
            return false;
        }
        for (Claim claim : fact.claims()) {
            AttributeState mine = state.find(claim.attribute());
            if (mine != null && mine.isUnconfirmed()) {
                return true;
            }
        }
        return false;
    }

    /** The word that named the end of an order that is still on after it (F9). */
    private @Nullable Origin protectionEndPassed() {
        Settled end = settling.settled().get(Protection.END);
        if (!settling.protection().on() || end == null || end.choice() == null) {
            return null;
        }
        Candidate said = end.choice().winner();
        String day = said.value();
        boolean passed = day != null && Days.latest(day).isBefore(subject.today());
        return passed ? said.known().origin() : null;
    }

    private int extract() {
        return delivery.get(0).origin().extract();
    }
}
