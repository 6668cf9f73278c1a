/** Value types about a person or a company, and the catalogue of attributes. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.ajantasa.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
