package fi.ajantasa.batch;

import fi.ajantasa.person.SampleHetus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What becomes of some dozens of people in ten years, whichever register has told it and when. */
final class TenYears {
    static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    static final LocalDate LAST = LocalDate.of(2036, 12, 31);
    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);
    private static final int PEOPLE = 36;
    private static final String HELSINKI = "|00500|Helsinki|091";
    private static final String TURKU = "|20100|Turku|853";

    /** What may become otherwise. The value of a home is street|postcode|office|municipality, abroad line|place|country. */
    enum What {
        CUSTOMER,
        PHONE,
        OBJECTION,
        FAMILY_NAME,
        HOME,
        DEATH,
        PROTECTED,
        MARKETING_BAN,
        LISTED,
        SECRET,
        DEFAULTS
    }

    /** One of our customers, by the number we give them. */
    record Somebody(String number, String hetu, LocalDate born, String given) {
        @Override
        public String toString() {
            return number;
        }
    }

    /** That something became so on a day. */
    record Turn(LocalDate day, Somebody who, What what, String value) {}

    private final List<Somebody> people = new ArrayList<>();
    private final Map<Somebody, Map<What, NavigableMap<LocalDate, String>>> lives =
            new TreeMap<>((a, b) -> a.number().compareTo(b.number()));

    TenYears() {
        List<String> births = List.of(
                "1970-05-05-",
                "1975-03-03Y",
                "2001-04-04A",
                "2003-06-06B",
                "1896-02-29+",
                "2012-02-29C",
                "2010-07-01D",
                "2015-10-26E",
                "1948-02-29X",
                "1980-10-31W",
                "1985-12-24V",
                "1990-01-01U",
                "2000-02-29F",
                "1966-06-06-");
        for (int i = 0; i < PEOPLE; i++) {
            String birth = births.get(i % births.size());
            LocalDate born = LocalDate.parse(birth.substring(0, 10)).plusDays(i < births.size() ? 0 : i);
            String nine = "%02d%02d%02d%d"
                    .formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100, 900 + i);
            String hetu = nine.substring(0, 6) + birth.charAt(10) + nine.substring(6) + SampleHetus.check(nine);
            Somebody who = new Somebody("Y-%02d".formatted(i + 1), hetu, born, "Aino" + (char) ('a' + i % 26));
            people.add(who);
            lives.put(who, new EnumMap<>(What.class));
            become(BEFORE, i, What.CUSTOMER, "1");
            become(BEFORE, i, What.PHONE, "+35840123%04d".formatted(1000 + i));
            become(BEFORE, i, What.FAMILY_NAME, "Koivula" + (char) ('a' + i % 26));
            become(BEFORE, i, What.HOME, "Alkutie " + (i + 1) + HELSINKI);
        }
        tellWhatIsMarked();
        tellOfMoves();
    }

    /** Turns that lie on odd days: leap days, days of 23 and 25 hours, the turn of a year. */
    private void tellWhatIsMarked() {
        turn("2028-02-29", 8, What.DEATH, "2028-02-28");
        turn("2029-03-25", 9, What.HOME, "!Storgatan 5|Stockholm|752");
        turn("2031-10-26", 9, What.HOME, "Paluutie 7" + TURKU);
        turn("2030-06-15", 10, What.PROTECTED, "1");
        turn("2035-06-15", 10, What.PROTECTED, "");
        turn("2027-09-01", 11, What.MARKETING_BAN, "1");
        turn("2032-02-29", 11, What.MARKETING_BAN, "");
        turn("2028-02-29", 12, What.LISTED, "2028-02-29");
        turn("2027-03-28", 13, What.LISTED, "2027-03-28");
        turn("2030-03-01", 13, What.LISTED, "2030-03-01");
        turn("2033-02-28", 13, What.LISTED, "");
        turn("2029-01-08", 14, What.LISTED, "2029-01-08");
        turn("2029-07-02", 14, What.LISTED, "");
        turn("2034-01-20", 15, What.LISTED, "2034-01-20");
        turn("2027-03-31", 16, What.SECRET, "1");
        turn("2028-03-01", 17, What.DEFAULTS, "2|2030-02-28");
        turn("2032-02-28", 17, What.DEFAULTS, "1|2032-02-29");
        turn("2033-12-31", 18, What.DEFAULTS, "3|2034-03-26");
        turn("2031-08-08", 19, What.FAMILY_NAME, "Uusinimi");
        turn("2030-05-05", 20, What.PHONE, "+358401239999");
        turn("2028-10-29", 21, What.OBJECTION, "1");
        turn("2034-03-26", 21, What.OBJECTION, "");
        turn("2036-02-29", 22, What.DEATH, "2036-02-29");
        turn("2027-10-31", 23, What.FAMILY_NAME, "Syysaika");
        lives.getOrDefault(people.get(24), Map.of()).remove(What.CUSTOMER);
        turn("2028-02-29", 24, What.CUSTOMER, "1");
    }

    /** The others move now and then, as people do. */
    private void tellOfMoves() {
        for (int i = 26; i < PEOPLE; i++) {
            LocalDate day = FIRST.plusDays(20L + 11L * i);
            for (int move = 1; !day.isAfter(LAST); move++) {
                become(day, i, What.HOME, "Muuttotie " + (100 * i + move) + (move % 2 == 0 ? HELSINKI : TURKU));
                day = day.plusDays(210L + i);
            }
        }
    }

    private void turn(String day, int person, What what, String value) {
        become(LocalDate.parse(day), person, what, value);
    }

    private void become(LocalDate day, int person, What what, String value) {
        lives.get(people.get(person))
                .computeIfAbsent(what, it -> new TreeMap<>())
                .put(day, value);
    }

    List<Somebody> people() {
        return people;
    }

    /** Whether somebody has an open invoice, for which their credit may be asked about. */
    boolean isAskedAbout(Somebody who) {
        return people.subList(28, 33).contains(who);
    }

    /** The first days on which three of them are grown up, one born on a leap day. */
    List<LocalDate> comingOfAge() {
        return List.of(LocalDate.of(2028, 7, 1), LocalDate.of(2030, 3, 1), LocalDate.of(2033, 10, 26));
    }

    /** What is so on a day, empty when it is not. */
    String on(LocalDate day, Somebody who, What what) {
        Map.Entry<LocalDate, String> last =
                lives.get(who).getOrDefault(what, new TreeMap<>()).floorEntry(day);
        return last == null ? "" : last.getValue();
    }

    /** Since when it is so, empty when it never was. */
    String since(LocalDate day, Somebody who, What what) {
        LocalDate since = lives.get(who).getOrDefault(what, new TreeMap<>()).floorKey(day);
        return since == null ? "" : since.toString();
    }

    boolean is(LocalDate day, Somebody who, What what) {
        return !on(day, who, what).isEmpty();
    }

    /** What became otherwise after a day and until another. */
    List<Turn> turns(LocalDate after, LocalDate until, Collection<What> of) {
        List<Turn> turns = new ArrayList<>();
        for (Somebody who : people) {
            for (What what : of) {
                lives.get(who)
                        .getOrDefault(what, new TreeMap<>())
                        .subMap(after, false, until, true)
                        .forEach((day, value) -> turns.add(new Turn(day, who, what, value)));
            }
        }
        return turns;
    }
}
