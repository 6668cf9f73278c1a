package fi.ajantasa.person;

import java.util.Optional;
import java.util.Set;

/**
 * A telephone number in its international form (ITU-T E.164), such as {@code +358401234567}; two are the same number when
 * these are equal.
 *
 * @param remarks what is unusual about how it was written
 */
public record PhoneNumber(String e164, PhoneLine line, Set<PhoneRemark> remarks) implements PhoneReading {

    public PhoneNumber {
        if (!e164.startsWith("+")) {
            throw new IllegalArgumentException("not-an-international-number");
        }
        remarks = Set.copyOf(remarks);
    }

    /** Reads a number as people write it; without a country code it is a Finnish one. Never throws. */
    public static PhoneReading read(String text) {
        return new PhoneText(text).read();
    }

    /** The number that a text says, with all its remarks; empty when it says none. */
    public static Optional<PhoneNumber> find(String text) {
        return read(text) instanceof PhoneNumber number ? Optional.of(number) : Optional.empty();
    }

    /** Why the text gives no telephone number, as a kebab-case word; empty when it gives one. */
    public static Optional<String> problem(String text) {
        return read(text) instanceof NoPhone none ? Optional.of(none.reason()) : Optional.empty();
    }

    /** Whether it is what was written and not only what was probably meant. */
    public boolean isCertain() {
        return !remarks.contains(PhoneRemark.LOST_ZERO) && !remarks.contains(PhoneRemark.EXTENSION);
    }

    /** Whether it can say who somebody is: never a switchboard's number, nor one with an extension. */
    public boolean isOfOnePerson() {
        return line != PhoneLine.SHARED && !remarks.contains(PhoneRemark.EXTENSION);
    }

    @Override
    public String toString() {
        return "phone:•••";
    }
}
