package fi.ajantasa.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everybody of the awkward cases, and all rows about them; whoever else is in a set, no other is born on their day. */
final class AwkwardPeople {
    /** A case, and the customer numbers that show it. */
    record Shown(AwkwardCase told, List<String> customers) {}

    private static final int FIRST_PERSON = 6_000_000;

    private final PersonMaker maker;
    private final PopulationRows rows;
    private final CustomerRows customerRows;
    private final LocalDate today;
    private final List<Shown> shown = new ArrayList<>();
    private final List<Row> customers = new ArrayList<>();
    private final List<Row> base = new ArrayList<>();
    private final List<Row> baseDetails = new ArrayList<>();
    private final List<Row> changes = new ArrayList<>();
    private final List<Row> changeDetails = new ArrayList<>();
    private int made;

    AwkwardPeople(PersonMaker maker, CustomerRows customerRows, LocalDate today, List<AwkwardCase> cases) {
        this.maker = maker;
        this.rows = new PopulationRows(maker);
        this.customerRows = customerRows;
        this.today = today;
        cases.forEach(this::add);
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    List<Row> customers() {
        return List.copyOf(customers);
    }

    List<Row> base() {
        return List.copyOf(base);
    }

    List<Row> baseDetails() {
        return List.copyOf(baseDetails);
    }

    List<Row> changes() {
        return List.copyOf(changes);
    }

    List<Row> changeDetails() {
        return List.copyOf(changeDetails);
    }

    private void add(AwkwardCase told) {
        int first = FIRST_PERSON + made * Households.BLOCK;
        AwkwardCast cast = new AwkwardCast(first, people(told), today);
        List<Map<String, String>> everybody = IntStream.rangeClosed(1, cast.size())
                .mapToObj(of -> Map.of("of", Integer.toString(of)))
                .toList();
        int firstCustomer = customers.size();
        for (Map<String, String> cells : told.customers() == null ? everybody : told.customers()) {
            customers.add(customer(cast, cells));
        }
        for (Map<String, String> cells : told.base() == null ? everybody : told.base()) {
            Row row = rows.base(cast.index(cells), cast.person(cells));
            base.add(special(row, cast, cells));
        }
        told.baseDetails().forEach(cells -> baseDetails.add(detail(cast, cells)));
        told.changes().forEach(cells -> changes.add(change(cast, cells)));
        told.changeDetails()
                .forEach(cells -> changeDetails.add(
                        detail(cast, cells).set("muutospv", today.plusDays(1).toString())));
        shown.add(new Shown(
                told,
                IntStream.range(firstCustomer, customers.size())
                        .mapToObj(CustomerRows::number)
                        .toList()));
    }

    private List<Person> people(AwkwardCase told) {
        List<Person> people = new ArrayList<>();
        for (Map<String, String> spec : told.people()) {
            people.add(person(spec, people));
            made++;
        }
        return people;
    }

    private Person person(Map<String, String> spec, List<Person> others) {
        int year = Integer.parseInt(spec.getOrDefault("born", Integer.toString(1940 + made % 60)));
        int number = Integer.parseInt(spec.getOrDefault("number", Integer.toString(900 + made % 100)));
        LocalDate day = LocalDate.of(year, Births.AWKWARD_MONTH, Births.AWKWARD_DAY);
        Birth ordinary = Birth.nth(day, number - ArtificialHetu.FIRST_NUMBER, 0);
        char sign = spec.containsKey("sign") ? spec.get("sign").charAt(0) : ordinary.sign();
        Birth birth = new Birth(day, sign, number);
        String code = spec.getOrDefault("code", birth.hetu());
        if (spec.containsKey("is")) {
            return others.get(Integer.parseInt(spec.get("is")) - 1).withCode(code, day);
        }
        Person person = maker.make(FIRST_PERSON + made * Households.BLOCK, birth)
                .withStatus(Status.ORDINARY)
                .withCode(code, day);
        return spec.containsKey("with")
                ? person.livingWith(others.get(Integer.parseInt(spec.get("with")) - 1))
                : person;
    }

    /** A customer who, unlike others, told everything right and lives where they said. */
    private Row customer(AwkwardCast cast, Map<String, String> cells) {
        Person person = cast.person(cells);
        Row row = customerRows.person(customers.size(), person, true);
        rows.name(row, person.name());
        customerRows.address(row, person.home());
        row.set("syntymaaika", person.born().toString());
        return row.setAll(cast.values(cells));
    }

    private Row change(AwkwardCast cast, Map<String, String> cells) {
        Row row = new Row(Layout.POPULATION)
                .set("hetu", cast.person(cells).hetu())
                .set("hetu_voimassaolo", "1")
                .set("muutospv", today.plusDays(1).toString());
        return special(row, cast, cells);
    }

    private Row detail(AwkwardCast cast, Map<String, String> cells) {
        Row row = new Row(Layout.DETAIL)
                .set("hetu", cast.person(cells).hetu())
                .set("tietolaji", cells.containsKey("fill") ? "OSOITE" : "NIMI");
        return special(row, cast, cells);
    }

    private Row special(Row row, AwkwardCast cast, Map<String, String> cells) {
        Person person = cast.person(cells);
        Map<String, String> filled = new LinkedHashMap<>();
        switch (cells.getOrDefault("fill", "")) {
            case "name" -> rows.name(row, person.name());
            case "home" -> fill(row, person.home());
            case "before" -> fill(row, person.before());
            case "new" -> fill(row, new Stay(maker.later(cast.index(cells), 1), today));
            case "newer" -> fill(row, new Stay(maker.later(cast.index(cells), 2), today.plusDays(1)));
            case "no-address" ->
                Layout.POPULATION
                        .columns()
                        .subList(
                                Layout.POPULATION.position("kotikunta"),
                                Layout.POPULATION.position("muutosattribuutti"))
                        .forEach(column -> filled.put(column, ""));
            default -> {}
        }
        return row.setAll(filled).setAll(cast.values(cells));
    }

    private void fill(Row row, Stay stay) {
        rows.domestic(row, PopulationRows.HOME, stay.address());
        if (row.isOf(Layout.POPULATION)) {
            row.set("kotikunta", stay.address().place().code())
                    .set("osoite_alkupv", stay.from().toString())
                    .setKnown("osoite_loppupv", "");
        } else {
            row.set("alkupv", stay.from().toString()).setKnown("loppupv", "");
        }
    }
}
