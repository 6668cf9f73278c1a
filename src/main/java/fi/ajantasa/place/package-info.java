/** What reference lists say of places: postcodes, streets and municipalities, the list in use only; nothing of people. */
@ApplicationModule(allowedDependencies = {"person", "audit"})
@NullMarked
package fi.ajantasa.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
