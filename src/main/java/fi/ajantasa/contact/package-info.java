/** May we contact this person, on this channel, for this purpose, at this moment, and why: one function, one answer. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "customer", "link", "decide"})
@NullMarked
package fi.ajantasa.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
