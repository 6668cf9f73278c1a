/** Read-only answers for compliance: the stored lists of a run, the equations over them, and the reports that open them. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "customer", "linkage", "link", "decide"})
@NullMarked
package fi.ajantasa.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
