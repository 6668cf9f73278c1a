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
     */
    record Night(String register, Parcel tonight, Supplier<Parcel> before, Supplier<Parcel> first) {}

    /** Gives what is sent instead. */
    interface Spoiling {
        Parcel spoil(Night night);
    }
}
