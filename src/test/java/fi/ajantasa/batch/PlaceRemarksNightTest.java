package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Figure;
import fi.ajantasa.report.ListPage;
import fi.ajantasa.report.ListRowsQuery;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.sample.NextDelivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of places remark on addresses and change nothing else. */
class PlaceRemarksNightTest {
    private static final int CUSTOMERS = 1_000;
    private static final int POPULATION = 5_000;

    @TempDir
    private static Path folder;

    private static TestHome without;
    private static TestHome with;
    private static List<RegisterResult> night;

    @BeforeAll
    static void runTheNights() {
        without = TestHome.in(folder.resolve("without")).withPlainSet(CUSTOMERS, POPULATION, NextDelivery.CHANGES);
        without.night();
        with = TestHome.in(folder.resolve("with"))
                .withPlainSet(CUSTOMERS, POPULATION, NextDelivery.CHANGES)
                .withPlaces(CUSTOMERS, POPULATION)
                .define(
                        "nightly.yaml",
                        it -> it.replace(
                                "registers: [customers", "registers: [municipalities, postcodes, streets, customers"));
        night = with.night();
    }

    @Test
    void countAndListAddressesThatMayNotBe() {
        assertThat(TestHome.codes(night)).containsOnly(ExitCode.OK);
        RunReport report = with.report(night.get(3).runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        Map<String, Long> notes = notes(report);
        assertThat(notes)
                .containsOnlyKeys("street-not-in-postcode", "house-number-out-of-range", "town-not-of-postcode");
        assertThat(notes.values()).allMatch(it -> it > 0 && it < CUSTOMERS / 10);

        ListPage listed = with.read(dataSource -> new ListRowsQuery(dataSource)
                .find(report.header().run(), "note/street-not-in-postcode", 0, 1000)
                .orElseThrow());
        assertThat(listed.total()).isEqualTo(notes.get("street-not-in-postcode"));
        assertThat(listed.columns()).as("no names").containsExactly("row", "file", "record", "remark");
    }

    @Test
    void neverBlockOrChangeAnything() {
        assertThat(with.export().lines().count()).isGreaterThan(CUSTOMERS);
        assertThat(with.export()).isEqualTo(without.export());
        assertThat(with.report(night.get(4).runs().get(0)).counts().attributes().size())
                .isEqualTo(without.report("R-20261122-03").counts().attributes().size());
    }

    @Test
    void areSilentWithoutALoadedList() {
        assertThat(notes(without.report("R-20261122-02"))).isEmpty();
        assertThat(notes(without.report("R-20261122-03"))).isEmpty();
    }

    private static Map<String, Long> notes(RunReport report) {
        Map<String, Long> notes = new TreeMap<>();
        for (Figure note : report.findings().notes()) {
            if (List.of("postcode", "town", "street", "house", "municipality").stream()
                    .anyMatch(it -> note.attribute().startsWith(it))) {
                notes.put(note.attribute(), note.value());
            }
        }
        return notes;
    }
}
