/** What one file in {@code jobs/} says, read and checked before any data is touched; all problems with file and line. */
@ApplicationModule(allowedDependencies = {"person", "audit", "place"})
@NullMarked
package fi.ajantasa.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
