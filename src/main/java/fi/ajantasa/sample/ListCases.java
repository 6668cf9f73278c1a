package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People of the small set whose telephone numbers and preferences are worth looking at, one case each. */
final class ListCases {
    /** A case: which customer shows it, what is unusual, and in which registers. */
    record Shown(String customer, String what, String in) {}

    /** How many ordinary customers the cases are looked for among: enough who told everything. */
    static final int AMONG = 60;

    private static final String NUMBER = "asiakasnumero";
    private static final String PHONE = "matkapuhelin";
    private static final String STREET = "katuosoite";
    private static final Pattern LINE = Pattern.compile("(.*?) ([0-9]\\S*)(?: ([A-Z]) ([0-9]+))?");

    private final LocalDate day;
    private final List<Shown> shown = new ArrayList<>();
    private final List<List<Row>> east = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<Row>> west = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<Row>> phone = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<List<Row>> post = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Row> people;
    private int next;
    private int number = 900;

    /** @param customers rows of the customer system's extract, in order; none where the set shows no cases */
    ListCases(List<Row> customers, LocalDate day) {
        this.day = day;
        this.people = customers.stream()
                .filter(row -> !row.cell(PHONE).isEmpty() && !row.cell(STREET).isEmpty())
                .filter(row ->
                        row.cell("asiakaslaji").equals("H") && !row.cell("hetu").isEmpty())
                .toList();
        if (people.size() >= 14) {
            directories();
            preferences();
            postList();
        }
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    List<Row> east(int sequence) {
        return east.get(sequence - 1);
    }

    List<Row> west(int sequence) {
        return west.get(sequence - 1);
    }

    List<Row> phone(int sequence) {
        return phone.get(sequence - 1);
    }

    List<Row> post(int sequence) {
        return post.get(sequence - 1);
    }

    private void directories() {
        Row older = take(
                "a directory knows another number from before the customer told theirs: the customer's stays", "east");
        both(east, east(older, fresh(), "J", LocalDate.parse("2001-01-01")));
        Row newer = take("a directory knows a number since after the customer told theirs", "east");
        both(east, east(newer, fresh(), "J", day.minusDays(1)));
        Row secret = take("a directory number becomes secret while the other directory still lists it", "east, west");
        String hidden = fresh();
        east.get(0).add(east(secret, hidden, "J", day.minusDays(3)));
        east.get(1).add(east(secret, hidden, "S", day.plusDays(1)));
        west.get(0).add(west(secret, hidden, day.minusDays(2)));
        Row own = take("the number the customer told is secret: kept, out of marketing", "east");
        both(east, east(own, own.cell(PHONE), "S", day.minusDays(100)));
        Row moved = take("a number of the directory moves to somebody who is no customer", "east");
        String recycled = fresh();
        east.get(0).add(east(moved, recycled, "J", day.minusDays(5)));
        east.get(1)
                .add(east(moved, recycled, "J", day.plusDays(1))
                        .set("sukunimi", "Muukalainen")
                        .set("etunimi", "Uusi")
                        .set(STREET, "Toinenkatu 99"));
        Row twice = take("two numbers in one directory: the later one counts", "west");
        west.get(0).add(west(twice, fresh(), day.minusDays(9)));
        west.get(0).add(west(twice, fresh(), day.minusDays(2)));
    }

    private void preferences() {
        entry("on the list for three years from its first day, no last day given", day.minusYears(1), "");
        entry(
                "the entry ended ten days ago: held for twenty more",
                day.minusYears(3),
                day.minusDays(10).toString());
        entry(
                "the entry ended forty days ago",
                day.minusYears(3),
                day.minusDays(40).toString());
        Row renewed = entry(
                "an old entry and its renewal",
                day.minusYears(4),
                day.minusYears(1).toString());
        phone.get(0).add(phoneEntry(renewed, day.minusYears(1).plusDays(1), ""));
        Row gone = entry("taken off the list the next day: held for thirty days", day.minusYears(1), "");
        phone.get(1).add(phoneEntry(gone, day.minusYears(1), "").set("op", "D"));
    }

    private void postList() {
        Row exact = take("on the list by name and address", "preference-post");
        post.get(0).add(postEntry(exact, exact.cell(STREET)));
        Row possible = take(
                "on the list by call name and a former address: perhaps, so restricted and not enriched",
                "preference-post");
        post.get(0).add(postEntry(possible, "Entinenpolku 3").set("postinumero", possible.cell("postinumero")));
        Row namesake =
                take("a namesake far away is on the list: perhaps, so restricted and not enriched", "preference-post");
        post.get(0).add(postEntry(namesake, "Kaukotie 7").set("postinumero", "99999"));
    }

    private Row take(String what, String in) {
        Row row = people.get(next++);
        shown.add(new Shown(row.cell(NUMBER), what, in));
        return row;
    }

    private Row entry(String what, LocalDate from, String until) {
        Row row = take(what, "preference");
        phone.get(0).add(phoneEntry(row, from, until));
        return row;
    }

    /** A number no customer has told us. */
    private String fresh() {
        return "+358400990" + number++;
    }

    private static void both(List<List<Row>> nights, Row row) {
        nights.forEach(night -> night.add(row));
    }

    private static Row east(Row customer, String number, String listing, LocalDate since) {
        return new Row(Layout.PHONE_EAST)
                .set("liittyma", number)
                .set("sukunimi", customer.cell("sukunimi"))
                .set("etunimi", customer.cell("etunimet"))
                .set(STREET, customer.cell(STREET))
                .set("postinumero", customer.cell("postinumero"))
                .set("postitoimipaikka", customer.cell("postitoimipaikka"))
                .set("julkisuus", listing)
                .set("liittymalaji", "M")
                .set("alkaen", since.toString());
    }

    private static Row west(Row customer, String number, LocalDate since) {
        Matcher line = LINE.matcher(customer.cell(STREET));
        Row row = new Row(Layout.PHONE_WEST);
        if (line.matches()) {
            row.set("street", line.group(1)).set("house", line.group(2));
            row.set("stair", text(line.group(3))).set("flat", text(line.group(4)));
        } else {
            row.set("street", customer.cell(STREET));
        }
        return row.set("op", "I")
                .set("msisdn", number)
                .set("last_name", customer.cell("sukunimi"))
                .set("first_names", customer.cell("etunimet"))
                .set("born", customer.cell("syntymaaika"))
                .set("zip", customer.cell("postinumero"))
                .set("city", customer.cell("postitoimipaikka"))
                .set("listing", "LISTED")
                .set("since", since.toString());
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static Row phoneEntry(Row customer, LocalDate from, String until) {
        return new Row(Layout.PREFERENCE)
                .set("op", "A")
                .set("numero", Numbers.international(customer.cell(PHONE)))
                .set("alkaen", from.toString())
                .set("asti", until);
    }

    private Row postEntry(Row customer, String street) {
        return new Row(Layout.PREFERENCE_POST)
                .set("op", "A")
                .set("sukunimi", customer.cell("sukunimi"))
                .set("etunimet", customer.cell("etunimet").split(" ", -1)[0])
                .set(STREET, street)
                .set("postinumero", customer.cell("postinumero"))
                .set("alkaen", day.minusMonths(6).toString());
    }
}
