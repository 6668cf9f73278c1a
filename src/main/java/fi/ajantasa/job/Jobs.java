package fi.ajantasa.job;

import fi.ajantasa.person.AttributeCatalogue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Everything the jobs folder says, read and found right; the hash covers the bytes of all its files. */
public record Jobs(
        Map<String, JobDefinition> jobs, Decisions decisions, Night night, AttributeCatalogue catalogue, String hash) {
    public Jobs {
        jobs = Collections.unmodifiableMap(new TreeMap<>(jobs));
    }

    /** The same; what is collected or answered lands below this home folder, in a folder for each register. */
    public Jobs landingIn(Path home) {
        Map<String, JobDefinition> landing = new TreeMap<>(jobs);
        landing.replaceAll((register, job) -> job.landingIn(home));
        return new Jobs(landing, decisions, night, catalogue, hash);
    }

    /** The job of this register; asking for an unknown one is a bug, so check user input against {@link #jobs()} first. */
    public JobDefinition require(String register) {
        JobDefinition job = jobs.get(register);
        if (job == null) {
            throw new IllegalArgumentException("no job file for register " + register);
        }
        return job;
    }
}
