package fi.ajantasa.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What all simulated registers stand on.
 *
 * @param clock by which requests are judged
 */
record Ground(Plan plan, SampleSet set, Secrets secrets, Definitions definitions, Authority authority, Clock clock) {
    static final String ENDED_PASSWORD = "ended.password";
    private static final String ENDED = "ended.p12";

    /** Invents everybody, and copies the definitions. */
    static Ground prepare(Plan plan, Clock clock) throws IOException {
        plan.mark();
        Secrets secrets = new Secrets(plan.folder());
        Authority authority = new Authority(Clock.systemUTC().instant());
        secrets.write(Definitions.AUTHORITY, authority.pem());
        return new Ground(
                plan,
                SampleSet.write(plan.size(), plan.first(), plan.folder().resolve("people")),
                secrets,
                new Definitions(plan.definitions(), plan.jobs()),
                authority,
                clock);
    }

    /** A certificate of ours that was over the day before a night, made when it is needed: how a definition names it. */
    String endedCertificate(LocalDate night) {
        Instant over = night.minusDays(1).atStartOfDay(NightClock.FINLAND).toInstant();
        secrets.write(ENDED, authority.ended(over, secrets.make(ENDED_PASSWORD)));
        return Secrets.place(ENDED);
    }

    /** The folder of a register that keeps files. */
    Path folder(String register) throws IOException {
        return Files.createDirectories(plan.folder().resolve("registers").resolve(register));
    }
}
