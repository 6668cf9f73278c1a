/** Sends our customers' telephone numbers to a register, once for each wash, and lets what it says of them land as a delivery. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "source", "customer", "decide", "report"})
@NullMarked
package fi.ajantasa.wash;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
