package fi.ajantasa.decide;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.Codes;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides, for one customer at a time, what follows from all that the registers have said. Safe for several threads. */
public final class Decider {

    private final AttributeCatalogue catalogue;
    private final Survivor survivor;
    private final Marketing marketing;
    private final Codes codes;
    private final String register;
    private final int extract;
    private final LocalDate businessDate;
    private final Folding folding;

    /** @param extract the delivery of this run: its facts make the items; 0 when the run has none */
    public Decider(Jobs jobs, Codes codes, String register, int extract, LocalDate businessDate) {
        this.catalogue = jobs.catalogue();
        this.survivor = new Survivor(jobs.decisions());
        this.marketing = new Marketing(jobs.decisions().marketing());
        this.codes = codes;
        this.register = register;
        this.extract = extract;
        this.businessDate = businessDate;
        this.folding = new Folding(jobs, businessDate);
    }

    /** Decides a customer of whom everything told is its own. */
    public Outcome decide(Customer customer, Set<Restriction> now, List<Fact> facts) {
        return decide(customer, now, Told.of(facts));
    }

    /**
     * Decides every attribute and marketing restriction of a customer. Neither writes nor depends on the order of the
     * facts; deciding again after applying the outcome gives nothing.
     *
     * @param now the customer's standing restrictions
     */
    public Outcome decide(Customer customer, Set<Restriction> now, Told told) {
        Subject subject = Subject.of(customer, told, codes, folding);
        Settling settling = new Settling(subject, catalogue, survivor);
        Items items = new Items(subject, settling, register, extract, told.facts());
        return new Outcome(
                decisions(customer, settling),
                marketing.changes(subject, settling.settled(), now),
                items.outcomes(),
                due(subject, settling),
                items.tasks(),
                items.rejected());
    }

    private List<Decision> decisions(Customer customer, Settling settling) {
        List<Decision> decisions = new ArrayList<>();
        for (Settled settled : settling.settled().values()) {
            Decision decision = settled.decision();
            if (decision != null) {
                boolean isCode = settled.attribute().kind() == ValueKind.HETU;
                decisions.add(isCode ? sealed(decision, customer) : decision);
            }
        }
        return decisions;
    }

    /** The decision as it may be stored: codes encrypted, the one before as it is held. */
    private Decision sealed(Decision decision, Customer customer) {
        Held before = customer.held().get(decision.attribute());
        Held after = decision.after();
        @Nullable Held sealed = after == null ? null : codes.sealed(after, customer.id());
        return new Decision(decision.attribute(), before, sealed, decision.rule(), decision.direction());
    }

    private void addDue(RegisterState state, List<LocalDate> due) {
        for (AttributeState attribute : state.attributes()) {
            attribute.addDue(businessDate, due);
        }
    }

    private List<LocalDate> due(Subject subject, Settling settling) {
        List<LocalDate> due = new ArrayList<>(0);
        subject.states().values().forEach(state -> addDue(state, due));
        subject.possible().values().forEach(state -> addDue(state, due));
        Settled end = settling.settled().get(Protection.END);
        String day = end == null ? null : end.after(subject.heldValue(Protection.END));
        if (day != null && settling.protection().on()) {
            LocalDate check = Days.latest(day).plusDays(1);
            if (check.isAfter(businessDate) && !due.contains(check)) {
                due.add(check);
            }
        }
        Collections.sort(due);
        return due;
    }
}
