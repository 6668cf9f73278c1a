package fi.ajantasa.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for linking records one by one to persons in memory. */
class PersonIndexTest {
    private static final MadePeople PEOPLE = new MadePeople(11, 6000, 1500);
    private static final Set<Kind> TOLD =
            Set.of(Kind.SURNAME, Kind.GIVEN_NAMES, Kind.BIRTH_DATE, Kind.STREET, Kind.POSTCODE, Kind.TOWN, Kind.PHONE);

    @TempDir
    static Path folder;

    private static final double LEAST = 1e-5;
    private static LinkModel model;
    private static Map<String, Double> ofFiles;

    @BeforeAll
    static void linkTheFiles() throws IOException {
        LinkFiles files = new LinkFiles(
                PEOPLE.register(folder.resolve("left.csv"), PEOPLE.register),
                PEOPLE.customers(folder.resolve("right.csv"), PEOPLE.customers),
                MadePeople.map(folder),
                "truth");
        RecordLinker linker = new RecordLinker(files.read());
        model = LinkModel.of(linker, linker.train());
        Links links = linker.link(model.use(linker));
        ofFiles = new TreeMap<>();
        for (int link = 0; link < links.size(); link++) {
            ofFiles.put(
                    linker.input.ids.text(linker.input.leftIds[links.left(link)]) + "-"
                            + linker.input.ids.text(linker.input.rightIds[links.right(link)]),
                    links.probability(link));
        }
    }

    @Test
    void findsOneByOneWhatTwoFilesLinkedAsAWholeFind() {
        Map<String, Double> oneByOne = links(index(PEOPLE.register), PEOPLE.customers);
        ofFiles.forEach((pair, p) ->
                assertThat(oneByOne.getOrDefault(pair, 0.0)).as(pair).isCloseTo(p, within(0.005)));
        oneByOne.keySet().removeAll(ofFiles.keySet());
        assertThat(oneByOne.values()).allMatch(it -> it < 0.015);
    }

    @Test
    void whatARecordIsLinkedToDoesNotDependOnTheOthers() {
        PersonIndex index = index(PEOPLE.register);
        Map<String, Double> all = links(index, PEOPLE.customers);
        List<MadePeople.Customer> shuffled = new ArrayList<>(PEOPLE.customers);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(links(index, shuffled)).isEqualTo(all);
        Map<String, Double> apart = new TreeMap<>();
        PEOPLE.customers.subList(0, 40).forEach(it -> apart.putAll(links(index, List.of(it))));
        apart.forEach((pair, p) -> assertThat(all).containsEntry(pair, p));
    }

    /** What was compared last must not be remembered for the next record, though it meets the same person first. */
    @Test
    void aStrangerWhoMovesInAfterAPersonIsNotTakenForThatPerson() {
        PersonIndex index = index(PEOPLE.register);
        PersonMatcher matcher = index.matcher();
        MadePeople.Person one = PEOPLE.register.get(40);
        for (MadePeople.Person it : PEOPLE.register.subList(0, 60)) {
            link(matcher, String.join(",", it.surname(), it.given(), "", it.home(), ""));
            String stranger = String.join(",", "Lahdenranta", "Tellervo", "", it.home(), "");
            assertThat(link(matcher, stranger)).isEqualTo(link(index.matcher(), stranger));
        }
        assertThat(link(matcher, String.join(",", one.surname(), one.given(), one.birth(), one.home(), "")))
                .isNotEmpty();
    }

    @Test
    void twoWhoCannotBeToldApartShareTheirProbability() {
        List<MadePeople.Person> twice = new ArrayList<>(PEOPLE.register);
        MadePeople.Person twin = PEOPLE.register.get(17);
        twice.add(new MadePeople.Person(
                900_000, -1, twin.surname(), twin.former(), twin.given(), twin.birth(), twin.home(), twin.phone()));
        List<LikelyPerson> found = link(
                index(twice).matcher(),
                String.join(",", twin.surname(), twin.given(), twin.birth(), twin.home(), twin.phone()));
        assertThat(found).extracting(LikelyPerson::person).containsExactly(twin.id(), 900_000);
        assertThat(found).allSatisfy(it -> assertThat(it.probability()).isCloseTo(0.5, within(0.01)));
    }

    @Test
    void aPersonIsFoundAtEachOfSeveralHomesAndPhonesAndCountsOnce() {
        People people = new People();
        PEOPLE.register.forEach(it -> people.add(it.id(), texts(it)));
        Map<Kind, String> names = Map.of(Kind.SURNAME, "Vuorisalo", Kind.GIVEN_NAMES, "Kerttu Ilona");
        people.add(
                900_001,
                new PersonTexts(
                        names,
                        List.of(home("Lehtokuja 4 A 2,00101,Town5"), home("Ojatie 9,00120,Town6")),
                        List.of("0401112222", "0403334444")));
        PersonMatcher matcher = PersonIndex.of(people, model, TOLD).matcher();
        for (String home : List.of("Lehtokuja 4 A 2,00101,Town5", "Ojatie 9,00120,Town6")) {
            for (String phone : List.of("0401112222", "0403334444", "")) {
                assertThat(link(matcher, "Vuorisalo,Kerttu,," + home + "," + phone))
                        .as(home + phone)
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.person()).isEqualTo(900_001);
                            assertThat(it.probability()).isGreaterThan(0.9);
                        });
            }
        }
    }

    @Test
    void theGroundsSayLevelsAndWeightsThatAddUpAndNoValues() {
        MadePeople.Person one = PEOPLE.register.get(40);
        LikelyPerson found = link(
                        index(PEOPLE.register).matcher(),
                        String.join(",", one.surname(), one.given(), one.birth(), one.home(), one.phone()))
                .get(0);
        Grounds read = Grounds.from(found.grounds().bytes());
        double start = Math.log(model.shares().registered()
                        / PEOPLE.register.size()
                        / (1 - model.shares().registered() - model.shares().relative()))
                / Math.log(2);
        double sum = start
                + read.steps().stream().mapToDouble(Explanation.Step::weight).sum();
        assertThat(sum).isCloseTo(found.weight(), within(1.5));
        assertThat(read.words()).contains("address the same home").doesNotContain(one.surname(), one.birth());
    }

    /** What need not be compared again must be told without comparing: whoever is a candidate must be met. */
    @Test
    void meetsEveryWatchedPersonWhomARecordIsComparedWith() {
        Random random = new Random(23);
        BitSet watched = new BitSet();
        PEOPLE.register.stream().filter(it -> random.nextInt(20) == 0).forEach(it -> watched.set(it.id()));
        PersonIndex index = index(PEOPLE.register).watching(watched);
        PersonMatcher matcher = index.matcher();
        int met = 0;
        int of = 0;
        for (MadePeople.Customer customer : PEOPLE.customers) {
            List<LikelyPerson> likely = link(matcher, customer.row());
            boolean meets = matcher.meetsWatched();
            boolean concerned = likely.stream().anyMatch(it -> watched.get(it.person()))
                    || matcher.concerned(1e-6).stream().anyMatch(watched::get);
            assertThat(meets || !concerned).as(customer.row()).isTrue();
            met += meets ? 1 : 0;
            of += concerned ? 1 : 0;
        }
        assertThat(of).isPositive();
        assertThat(met).isLessThan(PEOPLE.customers.size());
        assertThat(index(PEOPLE.register).matcher().meetsWatched()).isFalse();
    }

    @Test
    void whatIsRememberedConcernsEverybodyWhoMayBecomeThePerson() {
        MadePeople.Person one = PEOPLE.register.get(40);
        PersonMatcher matcher = index(PEOPLE.register).matcher();
        link(matcher, String.join(",", one.surname(), one.given(), one.birth(), one.home(), one.phone()));
        assertThat(matcher.concerned(0.05)).contains(one.id());
        assertThat(matcher.together()).isGreaterThan(0.99);
        link(matcher, "Qwertzu,Yxcvbn,,Nowhere 5,99999,Nil,");
        assertThat(matcher.concerned(0.05)).isEmpty();
    }

    /** Whoever has come and gone since, records of others are linked as on the day the frequencies were counted. */
    @Test
    void linksByFrequenciesOfAnotherDayAsOnThatDay() {
        BitSet come = ids(PEOPLE.register.subList(0, 300));
        BitSet gone = ids(PEOPLE.register.subList(5700, 6000));
        List<MadePeople.Person> then = PEOPLE.register.subList(300, 6000);
        List<MadePeople.Person> now = PEOPLE.register.subList(0, 5700);
        Frequencies counted = Frequencies.count(people(then), () -> PersonIndexTest::hash);
        Frequencies kept = Frequencies.from(counted.bytes(), () -> PersonIndexTest::hash);
        PersonMatcher before = index(then).matcher();
        PersonMatcher byThen =
                PersonIndex.of(people(now), model, TOLD, kept).watching(come).matcher();
        PersonMatcher byNow = index(now).matcher();
        int otherwise = 0;
        for (int i = 0; i < 4 * PEOPLE.customers.size(); i++) {
            String row = namesAtHomeOf(i % PEOPLE.customers.size(), i * 7 % PEOPLE.customers.size());
            List<LikelyPerson> likely = link(before, row, LEAST);
            List<LikelyPerson> again = link(byThen, row, LEAST);
            if (!byThen.meetsWatched() && likely.stream().noneMatch(it -> gone.get(it.person()))) {
                assertThat(apart(again, likely)).as(row).isLessThan(10 * LEAST);
                otherwise += apart(link(byNow, row, LEAST), likely) > 100 * LEAST ? 1 : 0;
            }
        }
        assertThat(otherwise).isGreaterThan(100);
    }

    private static BitSet ids(List<MadePeople.Person> persons) {
        BitSet ids = new BitSet();
        persons.forEach(it -> ids.set(it.id()));
        return ids;
    }

    /** How far the probability of any person is from what it was. */
    private static double apart(List<LikelyPerson> likely, List<LikelyPerson> before) {
        Map<Integer, Double> apart = new TreeMap<>();
        likely.forEach(it -> apart.merge(it.person(), it.probability(), Double::sum));
        before.forEach(it -> apart.merge(it.person(), -it.probability(), Double::sum));
        return apart.values().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static long hash(String text) {
        return text.hashCode() * 0x9E3779B97F4A7C15L;
    }

    private static String namesAtHomeOf(int one, int other) {
        String[] cells = PEOPLE.customers.get(one).row().split(",", -1);
        String[] home = PEOPLE.customers.get(other).row().split(",", -1);
        return String.join(",", cells[0], cells[1], "", home[3], home[4], home[5], "");
    }

    private static PersonIndex index(List<MadePeople.Person> register) {
        return PersonIndex.of(people(register), model, TOLD);
    }

    private static People people(List<MadePeople.Person> register) {
        People people = new People();
        register.forEach(it -> people.add(it.id(), texts(it)));
        return people;
    }

    private static PersonTexts texts(MadePeople.Person it) {
        Map<Kind, String> texts = new EnumMap<>(Kind.class);
        texts.put(Kind.SURNAME, it.surname());
        texts.put(Kind.FORMER_SURNAME, it.former());
        texts.put(Kind.GIVEN_NAMES, it.given());
        texts.put(Kind.BIRTH_DATE, it.birth());
        return new PersonTexts(texts, List.of(home(it.home())), List.of(it.phone()));
    }

    private static Map<Kind, String> home(String text) {
        String[] parts = text.split(",", -1);
        return Map.of(Kind.STREET, parts[0], Kind.POSTCODE, parts[1], Kind.TOWN, parts[2]);
    }

    private static Map<String, Double> links(PersonIndex index, List<MadePeople.Customer> customers) {
        Map<String, Double> found = new TreeMap<>();
        PersonMatcher matcher = index.matcher();
        for (MadePeople.Customer customer : customers) {
            link(matcher, customer.row()).forEach(it -> found.put(it.person() + "-" + customer.id(), it.probability()));
        }
        return found;
    }

    /** Links a row of surname, given names, birth date, street, postcode, town and phone. */
    private static List<LikelyPerson> link(PersonMatcher matcher, String row) {
        return link(matcher, row, 0.01);
    }

    private static List<LikelyPerson> link(PersonMatcher matcher, String row, double least) {
        String[] cells = row.split(",", -1);
        Kind[] kinds = {
            Kind.SURNAME, Kind.GIVEN_NAMES, Kind.BIRTH_DATE, Kind.STREET, Kind.POSTCODE, Kind.TOWN, Kind.PHONE
        };
        matcher.begin();
        for (int i = 0; i < kinds.length; i++) {
            matcher.tell(kinds[i], cells[i]);
        }
        return matcher.link(least);
    }
}
