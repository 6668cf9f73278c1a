/** Stands in for the registers, as servers and files on this machine, well-behaved or at fault by number. */
@ApplicationModule(allowedDependencies = {"audit", "job", "sample"})
@NullMarked
package fi.ajantasa.simulate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
