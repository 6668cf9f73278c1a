package fi.ajantasa.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invented households as a register, and customers who are some of them, with mistakes. The same seed gives the same files. */
final class MadePeople {
    private static final String HEAD = "id,surname,former,given,birth,street,postcode,town,phone,household";
    private static final String[] BEGINNINGS = {
        "Kivi", "Met", "Saar", "Lahd", "Kosk", "Niem", "Ranta", "Suo", "Aho", "Vuor"
    };
    private static final String[] MIDDLES = {"ko", "ma", "sa", "ri", "lu", "vi", "to", "pa", "ha", "no"};
    private static final String[] ENDINGS = {"nen", "la", "lä", "mäki", "järvi", "lainen", "berg", "ström"};
    private static final String[] GIVEN = {
        "Aino", "Toivo", "Maria", "Eino", "Liisa", "Olavi", "Helmi", "Kalle", "Sanni", "Antti", "Ilona", "Pekka",
        "Tuuli", "Matti", "Saara", "Jussi", "Kerttu", "Ville", "Elina", "Oskari"
    };
    private static final String[] ROADS = {
        "Oja", "Puro", "Mänty", "Koivu", "Pelto", "Harju", "Tammi", "Kuusi", "Lehto", "Halla"
    };
    private static final String[] ROAD_ENDINGS = {"tie", "kuja", "polku", "rinne", "raitti", "kaari"};

    private final Random random;
    final List<Person> register = new ArrayList<>();
    final List<Customer> customers = new ArrayList<>();

    /** A person of the register. */
    record Person(
            int id,
            int household,
            String surname,
            String former,
            String given,
            String birth,
            String home,
            String phone) {
        String row() {
            return id + "," + surname + "," + former + "," + given + "," + birth + "," + home + "," + phone + ","
                    + household;
        }
    }

    /** A customer; {@code truth} is the person's id, empty for a person nobody registered. */
    record Customer(int id, String row, String truth) {}

    MadePeople(long seed, int persons, int customers) {
        random = new Random(seed);
        while (register.size() < persons) {
            household(register.size());
        }
        List<Person> shuffled = new ArrayList<>(register);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < customers; i++) {
            boolean outsider = i % 20 == 0;
            Person person = outsider ? person(-1, -1, surname(), home(), 1930 + random.nextInt(70)) : shuffled.get(i);
            this.customers.add(new Customer(i, mistaken(person), outsider ? "" : Integer.toString(person.id())));
        }
    }

    Path register(Path file, List<Person> persons) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        persons.forEach(it -> lines.add(it.row()));
        return Files.write(file, lines);
    }

    Path customers(Path file, List<Customer> some) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,surname,given,birth,street,postcode,town,phone,truth"));
        some.forEach(it -> lines.add(it.id() + "," + it.row() + "," + it.truth()));
        return Files.write(file, lines);
    }

    static MapFile map(Path folder) throws IOException {
        return MapFile.read(
                Files.writeString(
                        folder.resolve("map.yaml"),
                        """
                left: {id: id, surname: surname, former-surname: former, given-names: given, birth-date: birth,
                  street: street, postcode: postcode, town: town, phone: phone}
                right: {id: id, surname: surname, given-names: given, birth-date: birth, street: street, postcode: postcode,
                  town: town, phone: phone}
                """));
    }

    private void household(int number) {
        String surname = surname();
        String home = home();
        int born = 1930 + random.nextInt(60);
        int members = 1 + random.nextInt(4);
        for (int i = 0; i < members; i++) {
            int year = i < 2 ? born + random.nextInt(6) : born + 22 + random.nextInt(14);
            String name = i == 1 && random.nextInt(4) == 0 ? surname() : surname;
            register.add(person(register.size() + 1, number, name, home, year));
        }
    }

    private Person person(int id, int household, String surname, String home, int year) {
        String given = pick(GIVEN) + (random.nextInt(3) > 0 ? " " + pick(GIVEN) : "");
        String birth = "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
        String phone = random.nextInt(3) > 0 ? "040" + (1_000_000 + random.nextInt(8_999_999)) : "";
        String former = random.nextInt(6) == 0 ? surname() : "";
        return new Person(id, household, surname, former, given, birth, home, phone);
    }

    private String mistaken(Person it) {
        boolean married = !it.former().isEmpty() && random.nextInt(4) == 0;
        String surname = sometimesMistyped(married ? it.former() : it.surname(), 12);
        String given = sometimesMistyped(random.nextInt(2) == 0 ? it.given().split(" ")[0] : it.given(), 16);
        String birth = random.nextInt(10) == 0 ? "" : it.birth();
        String home = random.nextInt(7) == 0 ? home() : sometimesMistyped(it.home(), 14);
        String phone = random.nextInt(5) == 0 ? "" : it.phone();
        boolean exchanged = random.nextInt(50) == 0;
        return String.join(",", exchanged ? given : surname, exchanged ? surname : given, birth, home, phone);
    }

    /** One time in {@code of} a letter before the first comma is lost. */
    private String sometimesMistyped(String text, int of) {
        if (random.nextInt(of) > 0) {
            return text;
        }
        int place = 1 + random.nextInt(3);
        return text.substring(0, place) + text.substring(place + 1);
    }

    private String surname() {
        return pick(BEGINNINGS) + pick(MIDDLES) + (random.nextBoolean() ? pick(MIDDLES) : "") + pick(ENDINGS);
    }

    private String home() {
        String flat = random.nextBoolean() ? " A " + (1 + random.nextInt(60)) : "";
        int postcode = 100 + random.nextInt(60);
        return pick(ROADS) + pick(ROAD_ENDINGS) + " " + (1 + random.nextInt(80)) + flat + ",00" + postcode + ",Town"
                + postcode / 20;
    }

    private String pick(String[] all) {
        return all[random.nextInt(all.length)];
    }
}
