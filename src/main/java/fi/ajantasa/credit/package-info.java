/** Asks a credit register about customers: only those with a live purpose that is allowed, each query on record before it is sent. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "source", "customer", "report"})
@NullMarked
package fi.ajantasa.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
