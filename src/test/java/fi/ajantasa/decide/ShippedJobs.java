package fi.ajantasa.decide;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import java.nio.file.Path;

/** The definitions of {@code jobs/}. */
final class ShippedJobs {
    static final Jobs JOBS = read();

    private ShippedJobs() {}

    private static Jobs read() {
        try {
            return JobFolder.read(Path.of("jobs"));
        } catch (DefinitionException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
