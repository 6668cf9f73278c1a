package fi.ajantasa.sample;

import java.util.Locale;
import java.util.Map;

/** An address as a customer system has it. */
record ToldAddress(String street, String postcode, String town) {
    private static final ToldAddress NONE = new ToldAddress("", "", "");
    private static final Map<String, String> SHORTER =
            Map.of("tie ", "t. ", "katu ", "k. ", "polku ", "p. ", "kuja ", "kj. ", "vägen ", "v. ", "gatan ", "g. ");

    /** The address as the register writes it. */
    static ToldAddress rightly(Address address, boolean swedish) {
        return new ToldAddress(
                address.line(swedish),
                address.postcode(),
                swedish ? address.place().swedish() : address.place().finnish());
    }

    static ToldAddress of(Address lived, boolean swedish, Mistakes mistakes) {
        if (mistakes.happens(Mistake.NO_ADDRESS)) {
            return NONE;
        }
        Address address = lived;
        if (!address.apartment().isEmpty() && mistakes.happens(Mistake.FLAT_MISSING)) {
            address = door(address, address.number(), "", "");
        }
        if (mistakes.happens(Mistake.HOUSE_NUMBER_WRONG)) {
            String number = Typing.digit(address.number(), mistakes.dice());
            address = door(address, number, address.stair(), address.apartment());
        }
        boolean other = address.place().isBilingual() && mistakes.happens(Mistake.STREET_IN_OTHER_LANGUAGE);
        return rightly(address, swedish != other).mistyped(mistakes);
    }

    ToldAddress withoutAccents() {
        return new ToldAddress(Typing.withoutAccents(street), postcode, Typing.withoutAccents(town));
    }

    ToldAddress inCapitals() {
        return new ToldAddress(street.toUpperCase(Locale.ROOT), postcode, town.toUpperCase(Locale.ROOT));
    }

    private ToldAddress mistyped(Mistakes mistakes) {
        String line = street;
        String code = postcode;
        if (mistakes.happens(Mistake.STREET_SHORTENED)) {
            for (Map.Entry<String, String> word : SHORTER.entrySet()) {
                line = line.replace(word.getKey(), word.getValue());
            }
        }
        if (mistakes.happens(Mistake.STREET_MISTYPED)) {
            int name = line.indexOf(' ');
            line = Typing.slip(line.substring(0, name), mistakes.dice()) + line.substring(name);
        }
        if (mistakes.happens(Mistake.POSTCODE_MISTYPED)) {
            code = Typing.digit(code, mistakes.dice());
        }
        return new ToldAddress(line, code, town);
    }

    private static Address door(Address it, String number, String stair, String apartment) {
        return new Address(it.place(), it.postcode(), it.streetFinnish(), it.streetSwedish(), number, stair, apartment);
    }
}
