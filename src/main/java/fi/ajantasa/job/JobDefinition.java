package fi.ajantasa.job;

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
    /** How long its word holds, when it is a list that forbids contact. */
    public Optional<Lease> findLease() {
        return Optional.ofNullable(passport.lease());
    }
}
