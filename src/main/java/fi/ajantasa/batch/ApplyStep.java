package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.ApplyResult;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanSlice;
import fi.ajantasa.link.ClericalTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies the plan slice by slice: customer, restriction and audit entry together, or none of them. */
final class ApplyStep {
    private final RunContext context;
    private final List<Integer> parts;
    private final Once<List<PlanSlice>> slices;

    /** @param parts 1 what raises privacy, 2 the rest, in that order */
    private ApplyStep(RunContext context, List<Integer> parts) {
        this.context = context;
        this.parts = parts;
        this.slices = new Once<>(
                () -> context.workplace().plans().slices(context.run().id()));
    }

    /** Applies the plan, without its rest while that is held. */
    static ApplyStep all(RunContext context) {
        return new ApplyStep(context, List.of(1, 2));
    }

    /** Applies what was held. */
    static ApplyStep held(RunContext context) {
        return new ApplyStep(context, List.of(2));
    }

    List<StepFactory.Share> shares() {
        boolean nothing = context.run().order().dryRun();
        return DecideStep.shares(nothing ? 0 : slices.value().size());
    }

    Runnable apply(int number) {
        PlanSlice slice = slices.value().get(number);
        List<PlanRow> rows = context.workplace().plans().rows(context.run().id(), slice);
        boolean holds = parts.contains(1)
                && context.workplace().runs().holds(context.run().id());
        List<Integer> due = holds ? List.of(1) : parts;
        List<List<CustomerChange>> changes =
                due.stream().map(part -> changes(rows, part)).toList();
        return () -> {
            for (int i = 0; i < due.size(); i++) {
                apply(changes.get(i), due.get(i));
            }
            schedule(rows);
        };
    }

    private List<CustomerChange> changes(List<PlanRow> rows, int part) {
        return rows.stream()
                .filter(it -> it.part() == part && !it.changesNothing())
                .map(this::change)
                .toList();
    }

    private void apply(List<CustomerChange> changes, int part) {
        Workplace workplace = context.workplace();
        ApplyResult result = new Applying(context).apply(changes, part);
        if (!result.conflicts().isEmpty()) {
            workplace.applyExceptions().add(context.run().id(), part, result.conflicts());
            askAbout(result, changes);
        }
    }

    private CustomerChange change(PlanRow row) {
        return new CustomerChange(
                row.customer(), row.version(), row.changes(), row.restrictions(), List.of(), entry(row));
    }

    private AuditEntry entry(PlanRow row) {
        return new AuditEntry(
                "change",
                context.run().id(),
                row.customer(),
                context.run().order().requestedBy(),
                String.join(" ", context.job().passport().purposes()),
                context.run().order().jobHash(),
                row.decisions().size() + row.restrictions().size(),
                AuditBody.of(row));
    }

    /** Both are decided again in the next run; a code that is taken is a person's question besides (F3). */
    private void askAbout(ApplyResult result, List<CustomerChange> changes) {
        Workplace workplace = context.workplace();
        List<ClericalTask> tasks = new ArrayList<>();
        Map<Integer, List<LocalDate>> again = new HashMap<>();
        result.conflicts().forEach((customer, reason) -> {
            if (reason.equals(ApplyResult.CODE_TAKEN)) {
                Origin origin = new Origin(context.extract().id(), 0);
                int owner = new CodeOwnerStore(workplace).owner(customer, changes);
                tasks.add(new ClericalTask(ClericalTask.CODE_ON_TWO_CUSTOMERS, customer, origin, owner));
            }
            again.put(customer, List.of(context.run().order().businessDate()));
        });
        workplace.tasks().open(context.run().id(), tasks, workplace.clock().instant());
        workplace.customers().schedule(again, workplace.clock().instant());
    }

    /** Notes the later days on which something else will hold. */
    private void schedule(List<PlanRow> rows) {
        Map<Integer, List<LocalDate>> due = new HashMap<>();
        rows.stream().filter(it -> !it.due().isEmpty()).forEach(it -> due.put(it.customer(), it.due()));
        Workplace workplace = context.workplace();
        workplace.customers().schedule(due, workplace.clock().instant());
    }
}
