package fi.ajantasa.job;

import fi.ajantasa.place.ReferenceKind;
import java.nio.file.Path;
import java.util.Objects;
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
    /** The same; what is collected, and what a register answers, lands below this home folder. */
    JobDefinition landingIn(Path home) {
        return new JobDefinition(file, register, title, passport, schedule, receive.landingIn(home), contract, expect);
    }

    /** By what the reply of a wash is received: it speaks of the numbers that were sent. */
    public JobDefinition replying() {
        Wash wash = Objects.requireNonNull(receive.wash(), "a register that washes");
        Expect expected = Expect.ofRows(new Expect.Rows(1, Long.MAX_VALUE), expect.rejectedMax());
        return new JobDefinition(
                file, register + "-reply", title, passport, schedule, wash.reply(), wash.contract(), expected);
    }

    /** What it speaks of, when it is a reference list and no register. */
    public Optional<ReferenceKind> findReference() {
        return Optional.ofNullable(contract.reference());
    }

    /** How long its word holds, when it is a list that forbids contact. */
    public Optional<Lease> findLease() {
        return Optional.ofNullable(passport.lease());
    }
}
