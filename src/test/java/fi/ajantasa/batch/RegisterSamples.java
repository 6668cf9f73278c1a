package fi.ajantasa.batch;

import fi.ajantasa.testing.LegacyFile;
import fi.ajantasa.testing.XlsxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The samples of the population register's other layouts: some customers of the committed set, as those layouts tell of them. */
final class RegisterSamples {
    static final String SHEET = "R9 huon asukk";

    private static final List<String> HEADINGS = List.of(
            "Rakennus-\ntunnus",
            "Kuntanumero",
            "Porras-\nkirjain",
            "Huoneisto-\nnumero",
            "Jako-\nkirjain",
            "Vanhimman asukkaan\nhenkilötunnus",
            "Sukunimi",
            "Etunimet",
            "Kadunnimi\nsuomeksi",
            "Kadunnimi\nruotsiksi",
            "Talon\nnumero",
            "Postinumero",
            "Asumisen\nalkupäivä",
            "Vakinaisia\nasukkaita",
            "Asukkaita\nyhteensä");

    private final TestHome home;
    private final List<Person> customers;

    /** @param home with the committed set */
    RegisterSamples(TestHome home) {
        this.home = home;
        this.customers = Person.customersOf(home);
    }

    /** Some customers of a kind, in the order of the customer system. */
    List<Person> some(int count, Predicate<Person> kind) {
        return customers.stream().filter(kind).limit(count).toList();
    }

    static Predicate<Person> having(String column) {
        return person -> "1".equals(person.register().get(column));
    }

    private Stream<Person> shown() {
        return Stream.of(
                        some(40, Person::isPlain),
                        some(3, having("turvakielto")),
                        some(3, having("kuollut")),
                        some(2, it -> "VAKINAINEN_ULKOMAINEN"
                                .equals(it.register().get("osoitelaji"))))
                .flatMap(List::stream)
                .distinct();
    }

    LegacyFile base() {
        return LegacyRows.base(shown().map(Person::register).toList(), Person.detailRows(home));
    }

    /** A name and an order; what else changes is as in the nights of tests. */
    LegacyFile changes() {
        List<Person> plain = some(3, Person::isPlain);
        return LegacyFile.changes()
                .line(
                        plain.get(0).hetu(),
                        LegacyFile.names(
                                3, "Zetterberg", plain.get(0).register().getOrDefault("etunimet", "")),
                        LegacyFile.name("005", 1, "Zetterberg", "01", "20261121", LegacyFile.NONE))
                .line(plain.get(1).hetu(), LegacyFile.order(1, LegacyFile.ENDLESS))
                .line(plain.get(2).hetu(), LegacyFile.death(1, LegacyFile.NONE));
    }

    /** Dwellings of the same people, of people under an order or a ban, and empty ones. */
    XlsxFile buildings() {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        List<Person> residents = Stream.of(
                        some(40, Person::isPlain),
                        some(3, having("turvakielto")),
                        some(3, having("paivityskielto")),
                        some(3, having("luovutuskielto")))
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (int i = 0; i < residents.size(); i++) {
            rows.add(dwelling(residents.get(i), i));
        }
        IntStream.range(0, 5).forEach(i -> rows.add(dwelling("", "", "", 900 + i)));
        return new XlsxFile()
                .sheet("R1 rakennus", List.of(List.of("Rakennus-\ntunnus", "Käyttötarkoitus")))
                .sheet("R3 osoite", List.of(List.of("Rakennus-\ntunnus", "Osoitenumero")))
                .sheet("R4 omistaja", List.of(List.of("Rakennus-\ntunnus", "Omistajan nimi")))
                .sheet(SHEET, rows);
    }

    private static List<String> dwelling(Person person, int number) {
        return dwelling(
                person.hetu(),
                person.register().getOrDefault("sukunimi", ""),
                person.register().getOrDefault("etunimet", ""),
                number);
    }

    private static List<String> dwelling(String hetu, String family, String given, int number) {
        boolean empty = hetu.isEmpty();
        return List.of(
                building(number),
                "091",
                number % 2 == 0 ? "A" : " ",
                number % 2 == 0 ? "%03d".formatted(1 + number % 60) : "000",
                " ",
                hetu,
                family,
                given,
                "Malmikuja",
                number % 3 == 0 ? "Malmgränden" : "",
                Integer.toString(1 + number),
                "00710",
                empty ? "" : number % 5 == 0 ? "19250000" : "20200401",
                empty ? "0" : "1",
                empty ? "0" : "2");
    }

    /** A building id of the series that begins with 9. */
    static String building(int number) {
        long digits = 900_001_000L + number;
        return digits + "" + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (digits % 31));
    }
}
