/** Turns a row of a register into typed claims or into a rejection that names every reason. */
@ApplicationModule(allowedDependencies = {"person", "place", "job", "source"})
@NullMarked
package fi.ajantasa.normalise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
