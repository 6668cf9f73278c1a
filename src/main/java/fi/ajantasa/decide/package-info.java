/** Which value wins for each customer and attribute, and the plan that says so. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "source", "normalise", "customer", "link"})
@NullMarked
package fi.ajantasa.decide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
