package fi.ajantasa.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What all simulated registers stand on.
 *
 * @param clock by which requests are judged
 */
record Ground(Plan plan, SampleSet set, Secrets secrets, Definitions definitions, Authority authority, Clock clock) {

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

    /** The folder of a register that keeps files. */
    Path folder(String register) throws IOException {
        return Files.createDirectories(plan.folder().resolve("registers").resolve(register));
    }
}
