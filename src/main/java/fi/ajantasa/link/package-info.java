/** Are a register's record and a customer the same person, and why: exact rules and likeness, the hits of a match, clerical tasks. */
@ApplicationModule(allowedDependencies = {"person", "audit", "job", "source", "normalise", "customer", "linkage"})
@NullMarked
package fi.ajantasa.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
