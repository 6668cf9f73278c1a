package fi.ajantasa.sample;

import java.util.Locale;
import java.util.Optional;

/** One side of a street in a postcode, as far as a list of streets knows it. */
record StreetSide(int postcode, Address address, int last) {
    /**
     * The side of the street that the address is on, reaching a little beyond it. The list has not heard of one street in
     * fifty, and one in a hundred ends before the house.
     */
    static Optional<StreetSide> of(Address address) {
        int number = Integer.parseInt(address.number().replaceFirst("\\D.*", ""));
        int chance = Math.floorMod((int) Dice.mix((address.postcode() + address.streetFinnish()).hashCode()), 100);
        if (chance < 2) {
            return Optional.empty();
        }
        boolean ended = chance == 2 && number > 2;
        int last = ended ? number - 2 : number + 2 * (chance % 6);
        return Optional.of(new StreetSide(Integer.parseInt(address.postcode()), address, last));
    }

    /** The same for every house on it, in the order of the list. */
    String key() {
        return String.format(Locale.ROOT, "%05d%s%d", postcode, address.streetFinnish(), last % 2);
    }

    StreetSide with(StreetSide other) {
        return last >= other.last ? this : other;
    }
}
