/** What the law gives the person: erasure, a report of everything we hold, and an end to what we keep. */
@ApplicationModule(
        allowedDependencies = {
            "person",
            "audit",
            "job",
            "source",
            "normalise",
            "customer",
            "link",
            "decide",
            "contact",
            "report",
            "wash",
            "writeback",
            "batch"
        })
@NullMarked
package fi.ajantasa.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
