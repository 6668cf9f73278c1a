package fi.ajantasa.serve;

import fi.ajantasa.batch.Finding;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Permit;
import fi.ajantasa.job.Secret;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.job.SecretPlaces;
import fi.ajantasa.job.TlsFiles;
import fi.ajantasa.source.CertificateTerm;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How long permits and certificates hold, told 60, 30 and 7 days ahead, and whether every secret is where it should be. */
record TermCheck(Jobs jobs, Clock clock) {
    /** All checks of every register; of one that nothing runs by itself a fault is a warning. */
    List<Finding> list() {
        Set<String> used = new HashSet<>(jobs.night().registers());
        ScheduledJob.list(jobs).forEach(it -> used.add(it.name()));
        List<Finding> findings = new ArrayList<>();
        for (JobDefinition job : jobs.jobs().values()) {
            Stream.of(List.of(permit(job)), certificates(job), secrets(job))
                    .flatMap(List::stream)
                    .map(it -> used.contains(job.register()) ? it : it.lessened())
                    .forEach(findings::add);
        }
        return findings;
    }

    private Finding permit(JobDefinition job) {
        return term(
                "permit " + job.register(),
                "permit " + job.passport().permit().id(),
                job.passport().permit().ends(),
                "ask the register keeper for a new permit and write its last day into " + file(job));
    }

    private static String file(JobDefinition job) {
        return String.valueOf(job.file().path().getFileName());
    }

    private Finding term(String check, String what, LocalDate ends, String next) {
        long left = ChronoUnit.DAYS.between(LocalDate.now(clock), ends);
        String found = what + " ends " + ends + ", " + left + " days left";
        if (left < 0) {
            return Finding.fault(
                    ExitCode.PERMIT_EXPIRED, check, what + " ended " + ends, "one that has not ended", next);
        }
        Optional<String> warning = findWarning(left);
        return warning.isEmpty()
                ? Finding.ok(check, found)
                : Finding.warning(
                        check, found + ": " + warning.get(), "more than " + Permit.WARNED_DAYS + " days", next);
    }

    private static Optional<String> findWarning(long left) {
        if (left <= Permit.WARNED_DAILY) {
            return Optional.of("last warning");
        } else if (left <= Permit.WARNED_AGAIN) {
            return Optional.of("second warning");
        }
        return left <= Permit.WARNED_DAYS ? Optional.of("first warning") : Optional.empty();
    }

    /** Our own certificates, and those of others by which we know them. */
    private List<Finding> certificates(JobDefinition job) {
        return SecretPlaces.of(job).tls().stream()
                .flatMap(it -> certificates(job, it).stream())
                .toList();
    }

    private List<Finding> certificates(JobDefinition job, TlsFiles files) {
        String check = "certificate " + job.register();
        return CertificateTerm.list(files).stream()
                .map(it -> it.ends() == null
                        ? Finding.fault(
                                ExitCode.PERMIT_EXPIRED,
                                check,
                                it.file() + " cannot be read, or not with its password",
                                "a certificate file",
                                "put the file in its place, then ajantasa doctor")
                        : term(
                                check,
                                String.valueOf(it.file().getFileName()),
                                LocalDate.ofInstant(it.ends(), clock.getZone()),
                                "put a new certificate into " + it.file()))
                .toList();
    }

    private static List<Finding> secrets(JobDefinition job) {
        return SecretPlaces.of(job).secrets().stream()
                .map(it -> secret(job.register() + " " + it.what(), it.secret()))
                .toList();
    }

    static Finding secret(String check, Secret secret) {
        try {
            secret.read();
            return Finding.ok("secret " + check, "is there");
        } catch (SecretMissing e) {
            return Finding.fault(
                    ExitCode.KEYS_UNAVAILABLE,
                    "secret " + check,
                    String.valueOf(e.getMessage()),
                    "a secret in the place that is named",
                    "put it there, then ajantasa doctor");
        }
    }
}
