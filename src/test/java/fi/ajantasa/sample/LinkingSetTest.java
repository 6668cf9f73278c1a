package fi.ajantasa.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkingSetTest {
    private static final int PERSONS = 8_000;
    private static final int CUSTOMERS = 4_000;

    @TempDir
    private Path out;

    private Path write(String name, long seed) throws IOException {
        Path folder = out.resolve(name);
        new LinkingSet(new LinkingOptions(PERSONS, CUSTOMERS, seed, folder)).write();
        return folder;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.get(0).split(",", -1));
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split(",", -1);
        assertThat(cells).hasSameSizeAs(columns);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }

    private static Map<String, Map<String, String>> byNumber(Path folder) throws IOException {
        return rows(folder.resolve(LinkingSet.POPULATION)).stream()
                .collect(Collectors.toMap(row -> row.get("pid"), Function.identity()));
    }

    @Test
    void writesTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
        Path one = write("one", 5);
        Path again = write("again", 5);
        Path other = write("other", 6);

        for (String file : List.of(LinkingSet.POPULATION, LinkingSet.CUSTOMERS)) {
            assertThat(Files.mismatch(one.resolve(file), again.resolve(file))).isEqualTo(-1);
            assertThat(Files.mismatch(one.resolve(file), other.resolve(file))).isNotEqualTo(-1);
        }
    }

    @Test
    void writesAsManyRowsAsAskedForAndNoIdentityCode() throws IOException {
        Path set = write("set", 5);

        assertThat(byNumber(set)).hasSize(PERSONS);
        assertThat(rows(set.resolve(LinkingSet.CUSTOMERS))).hasSize(CUSTOMERS);
        for (String file : List.of(LinkingSet.POPULATION, LinkingSet.CUSTOMERS)) {
            assertThat(rows(set.resolve(file)))
                    .allSatisfy(row -> assertThat(row.get("hetu")).isEmpty());
            assertThat(Files.readString(set.resolve(file))).doesNotContainPattern("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]");
        }
    }

    @Test
    void saysOfWhomWithoutMistakesWhatTheRegisterSays() throws IOException {
        Path set = write("set", 5);
        Map<String, Map<String, String>> register = byNumber(set);
        List<Map<String, String>> faultless = rows(set.resolve(LinkingSet.CUSTOMERS)).stream()
                .filter(row -> row.get("err").isEmpty() && !row.get("truth").isEmpty())
                .toList();

        assertThat(faultless).hasSizeGreaterThan(CUSTOMERS / 20).allSatisfy(row -> {
            Map<String, String> person = register.get(row.get("truth"));
            assertThat(person).isNotNull();
            for (String column : List.of("surname", "given_names", "birth_date", "street", "postcode", "city")) {
                assertThat(row.get(column)).isEqualTo(person.get(column));
            }
        });
    }

    @Test
    void pointsToRegisteredPeopleOnlyAndLeavesOneInTwentyToNobody() throws IOException {
        Path set = write("set", 5);
        Set<String> registered = byNumber(set).keySet();
        List<String> truths = rows(set.resolve(LinkingSet.CUSTOMERS)).stream()
                .map(row -> row.get("truth"))
                .toList();

        assertThat(truths.stream().filter(it -> !it.isEmpty())).isSubsetOf(registered);
        assertThat(truths.stream().filter(String::isEmpty)).hasSize(CUSTOMERS / 20);
        assertThat(new HashSet<>(truths)).hasSizeLessThan(CUSTOMERS - CUSTOMERS / 20);
    }

    @Test
    void letsOutsidersLiveWithRegisteredPeople() throws IOException {
        Path set = write("set", 5);
        Set<String> homes =
                byNumber(set).values().stream().map(LinkingSetTest::home).collect(Collectors.toSet());
        List<Map<String, String>> outsiders = rows(set.resolve(LinkingSet.CUSTOMERS)).stream()
                .filter(row -> row.get("truth").isEmpty())
                .toList();

        long withRelatives =
                outsiders.stream().filter(row -> homes.contains(home(row))).count();

        assertThat(withRelatives).isGreaterThan(outsiders.size() / 4);
    }

    @Test
    void makesEachMistakeAsOftenAsItsShareSays() throws IOException {
        List<Map<String, String>> customers = rows(write("set", 5).resolve(LinkingSet.CUSTOMERS));

        for (Mistake mistake : List.of(
                Mistake.OLD_ADDRESS,
                Mistake.NO_BIRTH_DATE,
                Mistake.NO_PHONE,
                Mistake.SURNAME_MISTYPED,
                Mistake.CAPITALS)) {
            long made = customers.stream()
                    .filter(row -> List.of(row.get("err").split("\\|", -1)).contains(mistake.word()))
                    .count();
            assertThat(100.0 * made / CUSTOMERS).as(mistake.word()).isCloseTo(mistake.percent(), within(2.0));
        }
    }

    @Test
    void writesOnlyDatesOfTheCalendar() throws IOException {
        rows(write("set", 5).resolve(LinkingSet.CUSTOMERS)).stream()
                .map(row -> row.get("birth_date"))
                .filter(date -> !date.isEmpty())
                .forEach(date -> assertThat(LocalDate.parse(date)).isBefore(LocalDate.of(2027, 1, 1)));
    }

    @Test
    void refusesMoreCustomersThanPersons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkingOptions(10, 11, 1, out))
                .withMessageContaining("customers is 11");
    }

    private static String home(Map<String, String> row) {
        return row.get("street") + "," + row.get("postcode");
    }
}
