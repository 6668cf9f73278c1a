package fi.ajantasa.batch;

import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Held;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.report.ListName;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Takes away what was known of somebody's credit before, in the run in which it changes or ends: facts and plans may keep it no
 * longer than the register does (Act 527/2007; CJEU C-26/22). What was asked, why and when stays in the audit log.
 */
record CreditForgetting(RunContext context) {
    /** What registers tell; why they may be asked is the customer system's. */
    private static final Set<String> TOLD =
            Set.of("credit-status", "credit-defaults", "credit-as-of", "credit-asked-for");

    private static final String STATUS = "credit-status";

    /** Days; where a register is not asked its own file says how long its word holds. */
    private static final int LONGEST = 400;

    void run() {
        List<JobDefinition> registers = context.jobs().jobs().values().stream()
                .filter(it -> !it.passport().creditPurposes().isEmpty())
                .toList();
        RoaringBitmap changed = new RoaringBitmap();
        for (String attribute : TOLD) {
            changed.or(context.workplace().lists().read(context.run().id(), ListName.APPLIED.word(), attribute));
        }
        if (changed.isEmpty() || registers.stream().anyMatch(this::isHeld)) {
            return;
        }
        for (Customer customer : context.workplace().customers().read(changed.toArray())) {
            Held status = customer.held().get(STATUS);
            int present = status == null ? 0 : status.origin().extract();
            registers.forEach(it -> context.workplace()
                    .facts()
                    .forget(
                            customer.id(),
                            it.register(),
                            present,
                            context.entry(),
                            context.workplace().clock().instant()));
        }
        context.workplace().plans().forget(changed, TOLD, context.run().id(), since(registers));
    }

    /** What waits for a person needs its facts. */
    private boolean isHeld(JobDefinition register) {
        return !context.workplace()
                .runs()
                .list(register.register(), Run.State.HELD)
                .isEmpty();
    }

    /** No answer lives longer than the register's job file says, so no earlier plan can hold one. */
    private LocalDate since(List<JobDefinition> registers) {
        int longest = registers.stream()
                .map(it -> it.receive().query())
                .mapToInt(it -> it == null ? LONGEST : it.pace().keep())
                .max()
                .orElse(LONGEST);
        return context.run().order().businessDate().minusDays(longest + 1L);
    }
}
