package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one file in {@code jobs/} says about one register. */
public record JobDefinition(
        DefinitionFile file,
        String register,
        String title,
        Passport passport,
        @Nullable Schedule schedule,
        Receive receive,
        Contract contract,
        Expect expect) {
    /** The same, where answers of a register that is asked land in a folder of this one. */
    JobDefinition landingIn(Path inbox) {
        return receive.query() == null
                ? this
                : new JobDefinition(
                        file,
                        register,
                        title,
                        passport,
                        schedule,
                        receive.in(inbox.resolve(register)),
                        contract,
                        expect);
    }

    /** How long its word holds, when it is a list that forbids contact. */
    public Optional<Lease> findLease() {
        return Optional.ofNullable(passport.lease());
    }
}
