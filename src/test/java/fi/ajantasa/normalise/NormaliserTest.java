package fi.ajantasa.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.SampleHetus;
import fi.ajantasa.source.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormaliserTest {

    private static final List<String> CELLS = List.of(
            "",
            "~",
            "1",
            "0",
            "2",
            "|",
            "~|~",
            "010190-900P",
            "010190-900P|x",
            "***",
            "fi",
            "2026-11-01",
            "00000101",
            "Ä",
            "VAKINAINEN_KOTIMAINEN",
            "YHTEYSOSOITE",
            "EI_TIEDOSSA",
            "KORJATTU",
            "6,4E+17",
            "\0",
            "Ã¤",
            "\u202e",
            " ",
            "+",
            "NIMI",
            "OSOITE",
            "NYKYINEN_SUKUNIMI",
            "H",
            "@",
            "a@b.fi",
            "040 123 4567",
            "Kivirinne 11 A 5",
            "\ud83d",
            "-1");

    private final Random random = new Random(7);
    private final SampleRows population = new SampleRows("population");
    private final SampleRows customers = new SampleRows("customers");

    /** F20: whatever a row says, it becomes a record or a rejection and never an exception. */
    @Test
    void makesARecordOrARejectionOfAnyText() {
        for (int i = 0; i < 20_000; i++) {
            for (SampleRows register : List.of(population, customers)) {
                Row row = randomRow(register, register == population && random.nextBoolean());
                Normalised once = register.normaliser().normalise(row);
                assertThat(register.normaliser().normalise(row)).isEqualTo(once);
                if (once instanceof Rejection rejection) {
                    assertThat(rejection.rules()).doesNotHaveDuplicates().allMatch(rule -> rule.matches("[a-z-]+"));
                }
            }
        }
    }

    private Row randomRow(SampleRows register, boolean detail) {
        int width = register.row(detail, Map.of()).values().size();
        List<String> values = new ArrayList<>(Collections.nCopies(width, ""));
        values.set(0, "010190-900P");
        for (int filled = random.nextInt(6); filled > 0; filled--) {
            values.set(random.nextInt(width), CELLS.get(random.nextInt(CELLS.size())));
        }
        return new Row(detail ? 1 : 0, 1, values);
    }

    @Test
    void readsColumnsInAnyOrder() throws DefinitionException {
        Jobs jobs = JobFolder.read(Path.of("jobs"));
        List<String> header = new ArrayList<>(
                jobs.require("population").contract().main().columns().keySet());
        for (int i = 0; i < 50; i++) {
            Row row = randomRow(population, false);
            List<Integer> order = new ArrayList<>();
            for (int column = 0; column < header.size(); column++) {
                order.add(column);
            }
            Collections.shuffle(order, random);
            Normaliser shuffled = Normaliser.of(
                    jobs.require("population"),
                    jobs.catalogue(),
                    List.of(order.stream().map(header::get).toList()),
                    SampleRows.TODAY);
            Row moved = new Row(0, 1, order.stream().map(row.values()::get).toList());
            assertThat(shuffled.normalise(moved))
                    .isEqualTo(population.normaliser().normalise(row));
        }
    }

    /** F110: neither records nor rejections tell a personal value when they are printed. */
    @Test
    void printsNoPersonalValue() {
        SampleHetus hetus = new SampleHetus(8);
        for (int i = 0; i < 200; i++) {
            String hetu = hetus.next();
            Map<String, String> cells = new LinkedHashMap<>();
            cells.put("hetu", hetu);
            cells.put("edelliset_hetut", hetus.next());
            cells.put("sukunimi", "Kanarialintu");
            String good = population
                    .normaliser()
                    .normalise(population.row(false, cells))
                    .toString();
            cells.put("kuollut", "x");
            String bad = population
                    .normaliser()
                    .normalise(population.row(false, cells))
                    .toString();
            assertThat(good + bad).doesNotContain(hetu.substring(0, 6), hetu.substring(7), "Kanaria");
        }
    }

    @Test
    void refusesARowOfAnotherWidth() {
        Normalised narrow = population.normaliser().normalise(new Row(0, 7, List.of("010190-900P")));

        assertThat(narrow).isEqualTo(new Rejection(7, List.of("column-count"), "decide"));
    }

    @Test
    void refusesAValueBeyondTheLimit() {
        Map<String, String> cells = Map.of("hetu", "010190-900P", "sukunimi", "a".repeat(4001));

        assertThat(population.normaliser().normalise(population.row(false, cells)))
                .isEqualTo(new Rejection(1, List.of("value-too-long"), "decide"));
    }

    /** F25: what the passport does not allow is refused with its reason. */
    @Test
    void refusesArtificialCodesUnlessThePassportAllowsThem() {
        Normalised row = SampleRows.withoutArtificialCodes()
                .normalise(population.row(false, Map.of("hetu", "010190-900P", "edelliset_hetut", "020285-9073")));

        assertThat(row).isEqualTo(new Rejection(1, List.of("artificial-code"), "decide"));
    }
}
