package fi.ajantasa.sample;

/** A domestic address; parts that it has not are empty. */
record Address(
        Place place,
        String postcode,
        String streetFinnish,
        String streetSwedish,
        String number,
        String stair,
        String apartment) {

    /** A permanent building id in the official form; ours begin with 9, which real ones never do. */
    String building() {
        long hash = Dice.mix((place.code() + postcode + streetFinnish + number).hashCode());
        long nine = 900_000_000L + Math.floorMod(hash, 100_000_000L);
        return Long.toString(nine) + ArtificialHetu.checkCharacter(nine);
    }

    /** The residence code, sixteen wide: building, address number, stair, apartment, split letter. */
    String residence() {
        return building() + "1" + (stair.isEmpty() ? " " : stair) + (apartment.isEmpty() ? "000" : apartment) + " ";
    }

    /** The address as people write it, on one line. */
    String line(boolean swedish) {
        String street = swedish && !streetSwedish.isEmpty() ? streetSwedish : streetFinnish;
        String door = apartment.isEmpty() ? "" : " " + stair + " " + Integer.parseInt(apartment);
        return street + " " + number + door;
    }
}
