package fi.ajantasa.batch;

import fi.ajantasa.decide.Discount;
import java.util.List;

/** Undoes slice by slice: customers, restrictions, audit entries, and how far the delivery's facts still count, together. */
final class RollbackApply {
    private final RollbackContext context;
    private final RollbackPlan plan;
    private final ApplyStep apply;

    RollbackApply(RollbackContext context, RollbackPlan plan) {
        this.context = context;
        this.plan = plan;
        this.apply = ApplyStep.all(context.steps());
    }

    List<StepFactory.Share> shares() {
        return apply.shares();
    }

    Runnable apply(int number) {
        Runnable changes = apply.apply(number);
        int[] customers = plan.unconfirmed(number);
        Discount discount = context.protecting() ? Discount.WHOLLY : Discount.BUT_PROTECTION;
        return () -> {
            changes.run();
            Workplace workplace = context.workplace();
            workplace
                    .facts()
                    .discount(
                            context.extract().id(),
                            customers,
                            discount,
                            workplace.clock().instant());
        };
    }
}
