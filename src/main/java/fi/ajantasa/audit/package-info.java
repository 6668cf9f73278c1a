/** The append-only record of what was done, written in the transaction that did it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.ajantasa.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
