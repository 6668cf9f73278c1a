/** How likely two records speak of the same person: probabilistic record linkage without an identity code. Pure Java. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.ajantasa.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
