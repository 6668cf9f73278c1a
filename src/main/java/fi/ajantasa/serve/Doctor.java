package fi.ajantasa.serve;

import fi.ajantasa.batch.BrokerCheck;
import fi.ajantasa.batch.Finding;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at everything an installation needs before a night and changes nothing; tells no personal data and no secret. */
public final class Doctor {
    private final Installation installation;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    /** @param clock of this host, in Helsinki's zone */
    public Doctor(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** One finding for each check. */
    public List<Finding> examine() {
        findings.clear();
        HomeCheck home = new HomeCheck(installation);
        findings.addAll(home.folders());
        findings.add(home.disk(HomeCheck.NEEDED));
        findings.addAll(settings());
        findings.addAll(BrokerCheck.examine(installation));
        Optional<Jobs> jobs = findJobs();
        jobs.ifPresent(it -> findings.addAll(new TermCheck(it, clock).list()));
        findings.addAll(new DatabaseCheck(installation, clock).examine(jobs.orElse(null)));
        return List.copyOf(findings);
    }

    private List<Finding> settings() {
        try {
            List<Hook> hooks = Settings.read(installation, clock).hooks();
            return Stream.concat(
                            Stream.of(Finding.ok("settings", hooks.size() + " ways of telling somebody")),
                            hooks.stream().flatMap(it -> Stream.ofNullable(it.secret())
                                    .map(secret -> TermCheck.secret(it.name(), secret))))
                    .toList();
        } catch (Settings.SettingsException e) {
            return List.of(Finding.fault(
                    ExitCode.USAGE,
                    "settings",
                    String.valueOf(e.getMessage()),
                    "settings that are known",
                    "mend application.properties in the home folder"));
        }
    }

    private Optional<Jobs> findJobs() {
        try {
            Jobs jobs = installation.readJobs();
            findings.add(Finding.ok("definitions", jobs.jobs().size() + " registers"));
            return Optional.of(jobs);
        } catch (DefinitionException e) {
            findings.add(Finding.fault(
                    ExitCode.USAGE, "definitions", e.problems().size() + " problems", "none", "ajantasa validate"));
            return Optional.empty();
        }
    }
}
