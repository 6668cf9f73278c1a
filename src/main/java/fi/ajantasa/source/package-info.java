/** Finds deliveries in a folder, proves whole files before any row is believed, and reads their records as text. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job"})
@NullMarked
package fi.ajantasa.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
