package fi.ajantasa.normalise;

import fi.ajantasa.person.Hetu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what a record says whom it is about: an identity code, a customer number, and codes held before. */
public record RecordKey(@Nullable Hetu hetu, @Nullable String customerNumber, List<Hetu> former) {

    public RecordKey {
        former = List.copyOf(former);
    }
}
