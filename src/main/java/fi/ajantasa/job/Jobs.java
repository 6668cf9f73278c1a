package fi.ajantasa.job;

import fi.ajantasa.person.AttributeCatalogue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything the jobs folder says, read and found right.
 *
 * @param files SHA-256 by file, of job files, models and code lists
 * @param hash covers the bytes of all these files
 */
public record Jobs(
        Map<String, JobDefinition> jobs,
        Decisions decisions,
        Night night,
        AttributeCatalogue catalogue,
        Map<String, String> files,
        String hash) {
    public Jobs {
        jobs = Collections.unmodifiableMap(new TreeMap<>(jobs));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The same; what is collected or answered lands below this home folder, in a folder for each register. */
    public Jobs landingIn(Path home) {
        Map<String, JobDefinition> landing = new TreeMap<>(jobs);
        landing.replaceAll((register, job) -> job.landingIn(home));
        return new Jobs(landing, decisions, night, catalogue, files, hash);
    }

    /** Whether all that counts of the register's word is entries it adds to lists of them, such as payments. */
    public boolean onlyCollects(String register) {
        List<String> told = decisions.attributes().entrySet().stream()
                .filter(it -> it.getValue().sources().contains(register))
                .map(Map.Entry::getKey)
                .toList();
        return !told.isEmpty()
                && told.stream().allMatch(it -> catalogue.require(it).kind().collects());
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
