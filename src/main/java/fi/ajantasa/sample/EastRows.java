package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.Optional;

/** The rows of the eastern directory: a number, whose it is, and whether it may be published. */
final class EastRows {
    private final PersonMaker maker;
    private final Numbers numbers;
    private final Spread spread;
    private final LocalDate today;

    EastRows(PersonMaker maker, Numbers numbers, Spread spread, LocalDate today) {
        this.maker = maker;
        this.numbers = numbers;
        this.spread = spread;
        this.today = today;
    }

    Row first(int nth) {
        int person = spread.person(nth);
        Person known = maker.make(person);
        Dice dice = maker.dice(Dice.Aspect.LISTED, nth);
        Row row = row(Listed.of(known, today, dice), numbers.of(person, known), dice);
        if (dice.percent(7)) {
            withhold(row, dice.percent(50) ? "S" : "E", dice.percent(30));
        }
        return dice.percent(1) ? spoilt(row, dice) : row;
    }

    /** The row a day later, or nothing when it is gone. */
    Optional<Row> next(int nth, double changed) {
        Dice dice = maker.dice(Dice.Aspect.LISTING, nth);
        Row row = first(nth);
        if (!dice.percent(changed * 100)) {
            return Optional.of(row);
        }
        LocalDate day = today.plusDays(1);
        return switch (dice.below(5)) {
            case 0 -> Optional.empty();
            case 1, 2 -> {
                withhold(row, "S", dice.percent(30));
                yield Optional.of(row.set("alkaen", day.toString()));
            }
            case 3 ->
                Optional.of(
                        row.set("liittyma", numbers.other(spread.outsider(nth))).set("alkaen", day.toString()));
            default -> Optional.of(recycled(row, nth, dice).set("alkaen", day.toString()));
        };
    }

    /** The number is somebody else's now. */
    private Row recycled(Row row, int nth, Dice dice) {
        Listed other = Listed.of(maker.make(spread.outsider(nth)), today, dice);
        return name(row, other).set("julkisuus", "J").set("markkinointi", "");
    }

    private static Row row(Listed listed, String number, Dice dice) {
        return name(new Row(Layout.PHONE_EAST), listed)
                .set("liittyma", Numbers.written(number, dice))
                .set("julkisuus", "J")
                .set("markkinointi", dice.percent(6) ? "K" : dice.percent(10) ? "S" : "")
                .set("liittymalaji", "M")
                .set("alkaen", listed.since().toString());
    }

    private static Row name(Row row, Listed listed) {
        return row.set("sukunimi", listed.family())
                .set("etunimi", listed.given())
                .set("katuosoite", listed.line())
                .set("postinumero", listed.address().postcode())
                .set("postitoimipaikka", listed.office());
    }

    private static void withhold(Row row, String code, boolean numberOnly) {
        row.set("julkisuus", code);
        if (numberOnly) {
            for (String column :
                    new String[] {"sukunimi", "etunimi", "katuosoite", "postinumero", "postitoimipaikka"}) {
                row.set(column, "");
            }
        }
    }

    private static Row spoilt(Row row, Dice dice) {
        String number = row.cell("liittyma");
        return row.set(
                "liittyma",
                switch (dice.below(4)) {
                    case 0 -> number + " / 09 123 " + (100 + dice.below(900));
                    case 1 -> "020 7" + (100_000 + dice.below(900_000));
                    case 2 -> "ei ole";
                    default -> "09 123 4567 p. " + (10 + dice.below(90));
                });
    }
}
