package fi.ajantasa.sample;

import java.time.LocalDate;

/** The rows of the two preference lists: three years from a day, by number or by name and address. */
final class EntryRows {
    private static final int YEARS = 3;

    private final PersonMaker maker;
    private final Numbers numbers;
    private final Spread spread;
    private final LocalDate today;

    EntryRows(PersonMaker maker, Numbers numbers, Spread spread, LocalDate today) {
        this.maker = maker;
        this.numbers = numbers;
        this.spread = spread;
        this.today = today;
    }

    Row byNumber(int nth) {
        int person = spread.person(nth);
        return entry(new Row(Layout.PREFERENCE), nth).set("numero", numbers.of(person, maker.make(person)));
    }

    Row byName(int nth) {
        Person known = maker.make(spread.person(nth));
        Listed listed = Listed.of(known, today, maker.dice(Dice.Aspect.LISTED, spread.person(nth)));
        return entry(new Row(Layout.PREFERENCE_POST), -1 - nth)
                .set("sukunimi", listed.family())
                .set("etunimet", listed.given())
                .set("katuosoite", listed.line())
                .set("postinumero", listed.address().postcode());
    }

    boolean isChanged(int nth, double changed) {
        return maker.dice(Dice.Aspect.ENTRY, nth).percent(changed * 100);
    }

    /** Every other changed entry is taken off, the others begin anew. */
    Row changed(Row row, int nth) {
        LocalDate day = today.plusDays(1);
        return nth % 2 == 0
                ? row.set("op", "D")
                : row.set("alkaen", day.toString())
                        .set("asti", day.plusYears(YEARS).minusDays(1).toString());
    }

    private Row entry(Row row, int nth) {
        Dice dice = maker.dice(Dice.Aspect.ENTRY, nth);
        dice.next();
        LocalDate from = today.minusDays(1 + dice.below(YEARS * 365));
        return row.set("op", "A")
                .set("alkaen", from.toString())
                .set(
                        "asti",
                        dice.percent(70) ? from.plusYears(YEARS).minusDays(1).toString() : "");
    }
}
