package fi.ajantasa.batch;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * Work on one person that may meet a fault of ours or a damaged stored value: then that person waits and everybody else
 * goes on (F20). What concerns everybody, such as a database or a file that cannot be read, is not swallowed.
 */
final class Poison {
    private Poison() {}

    /** What the work gives, or nothing when it cannot be done for this person. */
    static <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (DataAccessException | UncheckedIOException | Locked e) {
            throw e;
        } catch (RuntimeException ofThisPerson) {
            return Optional.empty();
        }
    }
}
