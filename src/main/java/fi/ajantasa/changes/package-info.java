/** Follows a register's journal of changes for our customers: lands what it tells as it comes, and writes it as a delivery. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "source", "customer", "report"})
@NullMarked
package fi.ajantasa.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
