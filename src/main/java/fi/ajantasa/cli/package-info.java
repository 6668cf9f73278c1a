/** The commands of the terminal: they parse, call and print, and decide nothing. */
@ApplicationModule(
        allowedDependencies = {
            "person",
            "audit",
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
            "writeback",
            "batch",
            "privacy",
            "serve",
            "sample",
            "simulate"
        })
@NullMarked
package fi.ajantasa.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
