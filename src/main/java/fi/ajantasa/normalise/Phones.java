package fi.ajantasa.normalise;

import fi.ajantasa.person.NoPhone;
import fi.ajantasa.person.PhoneNumber;
import fi.ajantasa.person.PhoneReading;
import fi.ajantasa.person.PhoneRemark;
import java.util.Optional;

/**
 * Reads telephone numbers in cells. One typing error must not keep the rest of a person away: what cannot be read, or is
 * only a guess, counts as not delivered and is remarked.
 */
final class Phones {

    private Phones() {}

    /** The number a cell says for certain. */
    static Optional<PhoneNumber> find(String text, Reading reading) {
        PhoneReading read = PhoneNumber.read(text);
        if (read instanceof NoPhone none) {
            reading.note(none.reason());
            return Optional.empty();
        }
        PhoneNumber number = (PhoneNumber) read;
        for (PhoneRemark remark : number.remarks()) {
            reading.note(remark.word());
        }
        return number.isCertain() ? Optional.of(number) : Optional.empty();
    }
}
