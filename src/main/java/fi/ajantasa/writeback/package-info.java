/** Tells the customer system what runs applied: puts it into an outbox with them, sends it in files, and compares the answers. */
@ApplicationModule(
        allowedDependencies = {"person", "audit", "job", "source", "customer", "decide", "contact", "report"})
@NullMarked
package fi.ajantasa.writeback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
