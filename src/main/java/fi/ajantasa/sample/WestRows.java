package fi.ajantasa.sample;

import java.time.LocalDate;

/** The rows of the western directory: names with birth dates, addresses in parts, and what became of a row. */
final class WestRows {
    private final PersonMaker maker;
    private final Numbers numbers;
    private final Spread spread;
    private final LocalDate today;

    WestRows(PersonMaker maker, Numbers numbers, Spread spread, LocalDate today) {
        this.maker = maker;
        this.numbers = numbers;
        this.spread = spread;
        this.today = today;
    }

    Row first(int nth) {
        int person = spread.person(nth);
        Person known = maker.make(person);
        Dice dice = maker.dice(Dice.Aspect.LISTED, -1L - nth);
        Row row = row(Listed.of(known, today, dice))
                .set("op", "I")
                .set("msisdn", numbers.of(person, known))
                .set("born", dice.percent(80) ? known.born().toString() : "")
                .set("listing", dice.percent(5) ? "SECRET" : dice.percent(4) ? "UNLISTED" : "LISTED");
        return row;
    }

    boolean isChanged(int nth, double changed) {
        return maker.dice(Dice.Aspect.LISTING, -1L - nth).percent(changed * 100);
    }

    /** What became of the row the next day. */
    Row changed(int nth) {
        Dice dice = maker.dice(Dice.Aspect.LISTING, -1L - nth);
        dice.next();
        LocalDate day = today.plusDays(1);
        Row row = first(nth).set("op", "C").set("changed", day.toString());
        return switch (dice.below(4)) {
            case 0 -> row.set("op", "D");
            case 1 -> row.set("listing", "SECRET").set("since", day.toString());
            case 2 -> row.set("msisdn", numbers.other(spread.outsider(nth))).set("since", day.toString());
            default -> other(row, nth, dice).set("since", day.toString());
        };
    }

    private Row other(Row row, int nth, Dice dice) {
        Person person = maker.make(spread.outsider(nth));
        return name(row, Listed.of(person, today, dice))
                .set("born", person.born().toString())
                .set("listing", "LISTED");
    }

    static Row row(Listed listed) {
        return name(new Row(Layout.PHONE_WEST), listed)
                .set("since", listed.since().toString());
    }

    private static Row name(Row row, Listed listed) {
        String flat = listed.address().apartment();
        return row.set("last_name", listed.family())
                .set("first_names", listed.given())
                .set("street", listed.street())
                .set("house", listed.address().number())
                .set("stair", listed.address().stair())
                .set("flat", flat)
                .set("zip", listed.address().postcode())
                .set("city", listed.office());
    }
}
