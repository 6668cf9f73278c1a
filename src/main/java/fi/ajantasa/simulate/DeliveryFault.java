package fi.ajantasa.simulate;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Something wrong, or only odd, with the files of a delivery.
 *
 * @param isTaken whether it is taken in as it is, so that nothing has to be sent again
 */
record DeliveryFault(String number, String does, Set<String> registers, int earliest, Spoiling work, boolean isTaken)
        implements Fault {
    DeliveryFault(String number, String does, Set<String> registers, int earliest, Spoiling work) {
        this(number, does, registers, earliest, work, false);
    }

    /** The same of a delivery that is taken in as it is. */
    DeliveryFault taken() {
        return new DeliveryFault(number, does, registers, earliest, work, true);
    }

    /**
     * What there is to be spoilt.
     *
     * @param before what was sent the night before
     * @param first what was sent in the first night
     * @param customers what our own customer system sent then
     */
    record Night(
            String register,
            Parcel tonight,
            Supplier<Parcel> before,
            Supplier<Parcel> first,
            Supplier<Parcel> customers) {
        /** What was sent in the first night, once more under tonight's day and number. */
        Parcel again() {
            return first.get().dated(tonight.day(), tonight.sequence());
        }
    }

    /** Gives what is sent instead. */
    interface Spoiling {
        Parcel spoil(Night night);
    }
}
