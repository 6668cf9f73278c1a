package fi.ajantasa.customer;

import fi.ajantasa.audit.AuditEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to one customer, against the version it was planned on.
 *
 * @param changes the new value by attribute, null where it is cleared; codes of {@code hetu} and {@code former-hetus}
 *     as {@link KeyVault#encrypt} made them
 * @param due the days on which the customer is to be decided again
 */
public record CustomerChange(
        int customer,
        int plannedVersion,
        Map<String, @Nullable Held> changes,
        List<RestrictionChange> restrictions,
        List<LocalDate> due,
        AuditEntry entry) {}
