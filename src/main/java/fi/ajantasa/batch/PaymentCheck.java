package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.PaymentStore;
import fi.ajantasa.decide.PaymentStore.Payment;
import fi.ajantasa.normalise.RegisterRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds records of payments that are another customer's already: an archive id is the number of one payment (F132). */
final class PaymentCheck {
    private final PaymentStore store;
    private final boolean told;
    private final Set<Payment> others = new HashSet<>();

    PaymentCheck(RunContext context) {
        this.store = context.workplace().payments();
        this.told = store.areAmong(context.job().contract().attributes());
    }

    /** Whether records of this register tell payments at all. */
    boolean isNeeded() {
        return told;
    }

    List<Payment> list(int customer, Origin origin, RegisterRecord record) {
        return store.list(customer, origin, record.claims());
    }

    /** Looks up whose these payments are. */
    void look(List<Payment> payments) {
        others.addAll(store.listOthers(payments));
    }

    /** Whether the record tells a payment that was found to be another customer's. */
    boolean isOfAnother(int customer, Origin origin, RegisterRecord record) {
        return told && list(customer, origin, record).stream().anyMatch(others::contains);
    }

    /** Adds what was taken in. */
    void keep(Map<Integer, List<Fact>> facts) {
        if (told) {
            store.insert(facts);
        }
    }
}
