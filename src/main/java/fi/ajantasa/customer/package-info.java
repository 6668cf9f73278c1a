/** Our customers: the only place that changes one, and the compact in-memory index that matching works on. */
@ApplicationModule(allowedDependencies = {"person", "audit"})
@NullMarked
package fi.ajantasa.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
