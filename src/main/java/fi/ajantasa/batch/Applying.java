package fi.ajantasa.batch;

import fi.ajantasa.customer.ApplyResult;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.writeback.Outgoing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies changes, and puts what the customer system is to be told of them into the outbox, in one transaction. */
record Applying(RunContext context) {

    /**
     * Applies the changes of one part of the run's plan.
     *
     * @param part 1, 2, or 0 for what follows from both
     */
    ApplyResult apply(List<CustomerChange> changes, int part) {
        Workplace workplace = context.workplace();
        LocalDate today = context.run().order().businessDate();
        Optional<WriteBack> told = workplace.jobs().decisions().findWriteBack();
        Map<Integer, List<Restriction>> before = told.isEmpty() ? Map.of() : standing(changes);
        ApplyResult result =
                workplace.customers().apply(changes, today, workplace.clock().instant());
        told.ifPresent(settings -> {
            int own = context.createsCustomers() ? context.extract().id() : 0;
            List<CustomerChange> applied = changes.stream()
                    .filter(it -> result.applied().contains(it.customer()))
                    .toList();
            new Outgoing(workplace.dataSource(), settings)
                    .put(new Outgoing.Applied(context.run().id(), part, own, today), applied, before);
        });
        return result;
    }

    /** The restrictions of those for whom one changes: what is lifted is gone afterwards. */
    private Map<Integer, List<Restriction>> standing(List<CustomerChange> changes) {
        int[] changing = changes.stream()
                .filter(it -> !it.restrictions().isEmpty())
                .mapToInt(CustomerChange::customer)
                .toArray();
        return changing.length == 0 ? Map.of() : context.workplace().customers().restrictions(changing);
    }
}
