package fi.ajantasa.normalise;

import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a record says whom it is about: an identity code, a customer number, codes held before, a telephone number.
 *
 * @param phone the number the record is about, also where it says nothing for certain of a person
 */
public record RecordKey(
        @Nullable Hetu hetu, @Nullable String customerNumber, List<Hetu> former, @Nullable PhoneNumber phone) {

    public RecordKey {
        former = List.copyOf(former);
    }

    /** A key without a telephone number. */
    public RecordKey(@Nullable Hetu hetu, @Nullable String customerNumber, List<Hetu> former) {
        this(hetu, customerNumber, former, null);
    }
}
