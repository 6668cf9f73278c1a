/** Keeps an installation running by itself and tells how it is: schedule, health, metrics, notices, the doctor. */
@ApplicationModule(
        allowedDependencies = {"person", "audit", "job", "source", "customer", "contact", "report", "writeback", "batch"
        })
@NullMarked
package fi.ajantasa.serve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
