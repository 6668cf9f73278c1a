package fi.ajantasa.sample;

import java.time.LocalDate;

/** How somebody stands in a list of others: a little old, a little wrong, as its own customers told it. */
record Listed(String family, String given, Address address, boolean swedish, LocalDate since) {

    /** @param today the day of the list */
    static Listed of(Person known, LocalDate today, Dice dice) {
        PersonName name = known.name();
        String family = known.formerFamily() != null && dice.percent(20) ? known.formerFamily() : name.family();
        String given = dice.percent(35)
                ? name.call()
                : dice.percent(50) ? name.given() : name.given().split(" ", -1)[0];
        Stay stay = dice.percent(10) ? known.before() : known.home();
        boolean swedish = known.language().equals("sv") || dice.percent(5);
        return new Listed(
                dice.percent(1.5) ? Slips.misspelt(family, dice) : family,
                dice.percent(1) ? Slips.misspelt(given, dice) : given,
                stay.address(),
                swedish,
                today.minusDays(20 + dice.below(3_000)));
    }

    String line() {
        return address.line(swedish);
    }

    String street() {
        return swedish && !address.streetSwedish().isEmpty() ? address.streetSwedish() : address.streetFinnish();
    }

    String office() {
        return swedish && !address.place().swedish().isEmpty()
                ? address.place().swedish()
                : address.place().finnish();
    }

    @Override
    public String toString() {
        return "Listed[…]";
    }
}
