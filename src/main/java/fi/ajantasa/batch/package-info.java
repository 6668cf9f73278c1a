/** Runs a job definition as a Spring Batch job: receive, match, decide, check, apply, summarise. */
@ApplicationModule(
        allowedDependencies = {
            "person",
            "audit",
            "place",
            "job",
            "source",
            "normalise",
            "customer",
            "linkage",
            "link",
            "decide",
            "contact",
            "report",
            "credit",
            "changes",
            "wash",
            "writeback"
        })
@NullMarked
package fi.ajantasa.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
