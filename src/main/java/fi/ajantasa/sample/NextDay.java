package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happens to a person by the next delivery: the person afterwards, and the rows that tell the change. */
final class NextDay {
    /** The rows of one changed person: one in the main file, perhaps some in the detail file. */
    record Told(Row main, List<Row> details) {}

    private enum Change {
        MOVE,
        ABROAD,
        RENAME,
        DEATH,
        PROTECTION,
        MARKETING_BAN
    }

    private final PersonMaker maker;
    private final PopulationRows rows;
    private final LocalDate day;

    NextDay(PersonMaker maker, PopulationRows rows, LocalDate day) {
        this.maker = maker;
        this.rows = rows;
        this.day = day;
    }

    /** The person after the change, as the next full delivery knows them. */
    Person after(int person, Person known) {
        Status status = known.status();
        return switch (change(person, status)) {
            case MOVE -> known.withHome(new Stay(maker.later(person, 1), moved(person)));
            case ABROAD ->
                known.withHome(new Stay(known.home().address(), moved(person)))
                        .withStatus(new Status(null, false, false, false, status.marketingBan(), true));
            case RENAME -> known.withName(maker.otherName(person, known.name()));
            case DEATH -> known.withStatus(status.withDeath(moved(person)));
            case PROTECTION -> known.withStatus(status.withProtection());
            case MARKETING_BAN -> known.withStatus(status.withMarketingBan());
        };
    }

    /** The detail rows of the next full delivery. */
    List<Row> details(int person, Person known) {
        Status afterwards = after(person, known).status();
        List<Row> details = new ArrayList<>(rows.details(person, known.withStatus(afterwards)));
        details.addAll(past(person, known));
        return details;
    }

    Told told(int person, Person known) {
        Change change = change(person, known.status());
        Person after = after(person, known);
        Row main = row(Layout.POPULATION, known.hetu(), change == Change.RENAME ? "MUUTETTU" : "LISATTY")
                .set("hetu_voimassaolo", "1");
        switch (change) {
            case MOVE, ABROAD -> rows.home(main, person, after);
            case RENAME -> rows.name(main, after.name());
            case DEATH -> rows.death(main, after.status().died());
            case PROTECTION -> main.setFlag("turvakielto", true).setKnown("turvakielto_loppupv", "");
            case MARKETING_BAN -> main.setFlag("suoramarkkinointikielto", true);
        }
        String attribute = change == Change.RENAME ? "LISATTY" : "MUUTETTU";
        List<Row> past = past(person, known);
        past.forEach(row -> dated(row, attribute));
        return new Told(main, past);
    }

    Row row(Layout layout, String hetu, String attribute) {
        return dated(new Row(layout).set("hetu", hetu), attribute);
    }

    private Row dated(Row row, String attribute) {
        return row.set("muutosattribuutti", attribute).set("muutospv", day.toString());
    }

    /** What the change made a thing of the past: the address left, the name given up. */
    private List<Row> past(int person, Person known) {
        return switch (change(person, known.status())) {
            case MOVE, ABROAD -> List.of(rows.closed(known.hetu(), known.home(), moved(person)));
            case RENAME -> List.of(rows.formerName(known, known.name().family(), "EDELLINEN_SUKUNIMI", day));
            case DEATH, PROTECTION, MARKETING_BAN -> List.of();
        };
    }

    private LocalDate moved(int person) {
        return day.minusDays(maker.dice(Dice.Aspect.CHANGE, person).below(10));
    }

    /** Most move; what a person cannot do any more becomes a new name. */
    private Change change(int person, Status status) {
        int drawn = maker.dice(Dice.Aspect.STAY, -1L - person).below(100);
        if (status.died() != null || status.hidesAddress() || drawn < 8) {
            return Change.RENAME;
        }
        if (drawn < 18) {
            return status.marketingBan() ? Change.MOVE : Change.MARKETING_BAN;
        }
        return switch (drawn) {
            case 18, 19, 20, 21 -> Change.DEATH;
            case 22 -> Change.PROTECTION;
            case 23, 24 -> status.abroad() ? Change.RENAME : Change.ABROAD;
            default -> status.abroad() ? Change.RENAME : Change.MOVE;
        };
    }
}
