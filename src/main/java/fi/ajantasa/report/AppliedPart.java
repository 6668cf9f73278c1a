package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a plan that was applied to a customer, as the audit log has it.
 *
 * @param rows those of the part, none where the change was of restrictions that no plan decided
 */
record AppliedPart(Instant at, int place, String run, List<PlanRow> rows) {

    AppliedPart {
        rows = List.copyOf(rows);
    }

    /** Everything that was applied to the customer, in the order in which it was. */
    static List<AppliedPart> of(int customer, AuditLog audit, PlanStore plans) {
        List<AppliedPart> parts = new ArrayList<>();
        List<String> runs = plans.runs(customer);
        for (int i = runs.size() - 1; i >= 0; i--) {
            String run = runs.get(i);
            List<AuditLog.Change> changes = audit.changesOf(run, customer);
            List<PlanRow> rows = changes.isEmpty() ? List.of() : plans.rows(run, customer);
            for (AuditLog.Change change : changes) {
                int part = JsonMapper.shared()
                        .readTree(change.body())
                        .path("plan-part")
                        .asInt();
                parts.add(new AppliedPart(
                        change.at(),
                        parts.size(),
                        run,
                        rows.stream().filter(row -> row.part() == part).toList()));
            }
        }
        parts.sort(Comparator.comparing(AppliedPart::at).thenComparing(AppliedPart::place));
        return parts;
    }
}
