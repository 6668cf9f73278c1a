package fi.ajantasa.simulate;

import java.util.Set;
import java.util.function.Supplier;

/** Something wrong with the files of a delivery. */
record DeliveryFault(String number, String does, Set<String> registers, int earliest, Spoiling work) implements Fault {
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
