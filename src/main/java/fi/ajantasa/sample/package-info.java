/** Writes invented people as deliveries in our own layouts: a customer extract, a population base and the next day. */
@ApplicationModule(allowedDependencies = {"person"})
@NullMarked
package fi.ajantasa.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
