package fi.ajantasa.source;

import static fi.ajantasa.testing.LegacyFile.ENDLESS;
import static fi.ajantasa.testing.LegacyFile.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.FixedFormat;
import fi.ajantasa.job.GroupFormat;
import fi.ajantasa.job.Place;
import fi.ajantasa.job.Spot;
import fi.ajantasa.testing.LegacyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the population register's old change service: heads, groups and lines that go on. F5, F6, F11, F18, F24, F118. */
class LegacyFilesTest {
    private static final String AINO = "010190-900P";
    private static final String EINO = "290200A901C";
    private static final String NEW = "020285-9073";
    private static final String NAMES = LegacyFile.names(1, "Mäki", "Aino Maria");
    private static final String HOME =
            LegacyFile.address("101", 1, "Kotikatu", "Hemgatan", "10h5", "A", "003", "", "00100", "20200101", NONE);

    @TempDir
    Path temp;

    private LayoutHome sent(LegacyFile file) throws Exception {
        return sent("VTJ_20261121_2.MTT", file.bytes());
    }

    private LayoutHome base(LegacyFile file) throws Exception {
        return sent("VTJ_20261120_1.PTT", file.bytes());
    }

    private LayoutHome sent(String name, byte[] content) throws Exception {
        return LayoutHome.legacy(temp).file(name, content);
    }

    /** The rows, each as its columns that are not empty. */
    private static List<Map<String, String>> rows(LayoutHome home) throws Exception {
        Proven proven = home.proven();
        List<String> header = proven.files().get(0).header();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : home.rows(proven)) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(header.get(i), cells.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> rejected(LayoutHome home) throws Exception {
        return home.proven().rejected().list().stream()
                .map(it -> it.row() + " " + String.join(" ", it.rules()))
                .toList();
    }

    @Test
    void readsEachGroupAsARowUnderItsChange() throws Exception {
        assertThat(rows(sent(LegacyFile.changes().line(AINO, NAMES, HOME, LegacyFile.order(1, ENDLESS)))))
                .containsExactly(
                        Map.of(
                                "hetu",
                                AINO,
                                "muutospv",
                                "20261121",
                                "muutosattribuutti",
                                "1",
                                "sukunimi",
                                "Mäki",
                                "etunimet",
                                "Aino Maria"),
                        Map.ofEntries(
                                Map.entry("hetu", AINO),
                                Map.entry("muutospv", "20261121"),
                                Map.entry("muutosattribuutti", "1"),
                                Map.entry("osoitelaji", "101"),
                                Map.entry("katunimi_fi", "Kotikatu"),
                                Map.entry("katunimi_sv", "Hemgatan"),
                                Map.entry("katunumero", "10h5"),
                                Map.entry("porraskirjain", "A"),
                                Map.entry("huoneistonumero", "003"),
                                Map.entry("postinumero", "00100"),
                                Map.entry("alkupv", "20200101"),
                                Map.entry("loppupv", NONE)),
                        Map.of(
                                "hetu",
                                AINO,
                                "muutospv",
                                "20261121",
                                "muutosattribuutti",
                                "1",
                                "turvakielto",
                                "1",
                                "turvakielto_loppupv",
                                ENDLESS));
    }

    @Test
    void saysInAFullListHowThingsStand() throws Exception {
        LayoutHome home = base(LegacyFile.base().line(AINO, NAMES).line(EINO, LegacyFile.names(3, "Salo", "Eino")));

        assertThat(rows(home).get(0)).isEqualTo(Map.of("hetu", AINO, "sukunimi", "Mäki", "etunimet", "Aino Maria"));
        assertThat(rejected(home)).containsExactly("2 change-in-full-list");
    }

    @Test
    void readsTheSameWhereALineGoesOnAndWhateverTheSizeOfItsBuffers_F18() throws Exception {
        String code = LegacyFile.code(1, NEW, true);
        String passive = LegacyFile.code(3, AINO, false);
        List<Map<String, String>> whole = rows(sent(LegacyFile.changes().line(AINO, code, passive, NAMES, HOME)));

        LayoutHome parts =
                sent(LegacyFile.changes().line(AINO, code).more(AINO, passive).more(AINO, NAMES, HOME));
        parts.sizes = new ReadSizes(64, 100, 2000);

        assertThat(rows(parts)).isEqualTo(whole);
        assertThat(whole.get(0))
                .containsEntry("hetu", NEW)
                .containsEntry("hetu_voimassaolo", "1")
                .containsEntry("edelliset_hetut", AINO);
        assertThat(whole.get(1))
                .containsEntry("hetu", AINO)
                .containsEntry("hetu_voimassaolo", "2")
                .doesNotContainKey("edelliset_hetut");
    }

    @Test
    void listsEveryOtherCodeOfThePersonOnce() throws Exception {
        assertThat(rows(sent(LegacyFile.changes()
                                .line(
                                        NEW,
                                        LegacyFile.code(1, NEW, true),
                                        LegacyFile.code(3, AINO, false),
                                        LegacyFile.code(3, EINO, false))))
                        .get(0))
                .containsEntry("edelliset_hetut", AINO + "|" + EINO);
    }

    @Test
    void needsNoLineBreakBehindItsTrailer_F18() throws Exception {
        byte[] content = LegacyFile.changes().line(AINO, NAMES).bytes("'''EOF'''1'");
        assertThat(rows(sent("VTJ_20261121_2.MTT", content))).hasSize(1);
    }

    @Test
    void rejectsAContinuationThatLostItsLine() throws Exception { // D20
        LayoutHome home = sent(LegacyFile.changes().line(EINO, NAMES).more(AINO, HOME));

        assertThat(rejected(home)).containsExactly("2 continuation-torn");
        assertThat(rejected(sent(LegacyFile.changes().more(AINO, HOME)))).containsExactly("1 continuation-torn");
    }

    @Test
    void keepsAnUnknownGroupOutAndTheRestOfThePerson_F11() throws Exception {
        assertThat(rejected(sent(LegacyFile.changes().line(AINO, NAMES, "9991abc", LegacyFile.death(3, NONE)))))
                .containsExactly("2 group-unknown", "3 group-not-understood");
    }

    @Test
    void dropsAndCountsWhatIsOutsideThePurpose_F24() throws Exception {
        LayoutHome home = sent(LegacyFile.changes().line(AINO, NAMES, "3051" + EINO + "more of a guardian", "4211"));

        assertThat(rows(home)).hasSize(1);
        assertThat(home.proven().totals()).contains(new Total("groups", "VTJ_20261121_2.MTT", "3", "3"));
    }

    /** D22: one bad person stops nobody else. */
    @Test
    void rejectsWholePeopleWhoseGroupsCannotBeTrusted() throws Exception {
        String head = AINO + "XCM202611210101";
        LayoutHome home = sent(LegacyFile.changes()
                .line(AINO, NAMES, HOME.substring(0, 236))
                .line(EINO, NAMES)
                .line(AINO, NAMES, NAMES + " ")
                .raw(AINO + "XCM202611210103" + NAMES + "|")
                .raw(AINO + "XCM2026112101xx" + NAMES + "|")
                .raw(head + NAMES)
                .raw(head));

        assertThat(rejected(home))
                .containsExactly(
                        "1 group-length-differs",
                        "2 group-length-differs",
                        "4 group-length-differs",
                        "5 group-length-differs",
                        "6 group-count-differs",
                        "7 group-count-differs",
                        "8 group-cut-short",
                        "9 group-count-differs");
    }

    @Test
    void refusesALineShorterThanItsHead_F50() throws Exception {
        assertThat(sent(LegacyFile.changes().line(AINO, NAMES).raw(AINO))
                        .refusal()
                        .what())
                .isEqualTo("VTJ_20261121_2.MTT: line 3 has 11 characters");
    }

    @Test
    void stopsAtALineWithoutEnd_F74() throws Exception {
        LegacyFile file = LegacyFile.changes().line(AINO, NAMES);
        for (int i = 0; i < 1_000; i++) {
            file.more(AINO, NAMES);
        }
        assertThat(sent(file).refusal().reason()).isEqualTo("record-too-long");
    }

    @Test
    void provesTheFileByItsTrailer_F118() throws Exception {
        Map<String, String> reasons = Map.of(
                "'''EOF'''2'\r\n",
                "row-count-differs",
                "",
                "trailer-missing",
                "'''EOF'''x'\r\n",
                "header-not-understood");
        for (Map.Entry<String, String> it : reasons.entrySet()) {
            byte[] content = LegacyFile.changes().line(AINO, NAMES).bytes(it.getKey());
            assertThat(sent("VTJ_20261121_2.MTT", content).refusal().reason()).isEqualTo(it.getValue());
        }
    }

    @Test
    void refusesAFileCutShortAndOneOfAnotherType_F44() throws Exception {
        byte[] whole = LegacyFile.changes().line(AINO, NAMES).line(EINO, HOME).bytes();
        assertThat(sent("VTJ_20261121_2.MTT", Arrays.copyOf(whole, whole.length - 60))
                        .refusal()
                        .reason())
                .isEqualTo("trailer-missing");
        String other = new String(whole, StandardCharsets.ISO_8859_1).replace("TYP:MTT", "TYP:HTT");
        assertThat(sent("VTJ_20261121_2.MTT", LayoutHome.bytes(other)).refusal().reason())
                .isEqualTo("header-not-understood");
    }

    @Test
    void believesNothingOfWhomAFullListTellsTwiceAndDifferently_F68() throws Exception {
        LayoutHome home = base(LegacyFile.base()
                .line(AINO, NAMES, LegacyFile.language(1, "fi"))
                .line(EINO, HOME)
                .line(AINO, HOME)
                .line(NEW, NAMES)
                .line(NEW, NAMES));

        assertThat(rejected(home))
                .containsExactly("1 same-key-other-content", "2 same-key-other-content", "4 same-key-other-content");
        assertThat(home.proven().duplicates().stream().boxed()).as("F67").containsExactly(6);
    }

    @Test
    void tellsAWithdrawnDeathFromOneWithoutDate() throws Exception { // F4, F5
        assertThat(rows(sent(LegacyFile.changes()
                                .line(
                                        AINO,
                                        LegacyFile.death(1, NONE),
                                        LegacyFile.death(5, "20261101"),
                                        LegacyFile.death(6, NONE))))
                        .stream()
                        .map(it -> it.getOrDefault("kuollut", "") + " " + it.getOrDefault("kuolinpv", "")))
                .containsExactly("1 " + NONE, "1 20261101", "0 " + NONE);
    }

    /** That an order or a death was removed, without a correction, is no word on how things stand. */
    @Test
    void endsNeitherOrderNorDeathByARemovalAlone() throws Exception {
        assertThat(rejected(sent(LegacyFile.changes()
                        .line(AINO, LegacyFile.order(4, ENDLESS), LegacyFile.death(4, "20261101")))))
                .containsExactly("1 group-not-understood", "2 group-not-understood");
    }

    /** Acceptance: offsets of the reader equal those that are known of the layout (from 0, with lengths). */
    @ParameterizedTest
    @CsvSource({
        "001, 16, hetu, 4, 11",
        "001, 16, hetu_voimassaolo, 15, 1",
        "002, 6, kielikoodi, 4, 2",
        "004, 213, sukunimi, 4, 100",
        "004, 213, etunimet, 104, 100",
        "005, 123, nimi, 4, 100",
        "005, 123, nimilaji, 104, 2",
        "005, 123, alkupv, 106, 8",
        "005, 123, loppupv, 114, 8",
        "423, 123, nimi, 4, 100",
        "423, 123, nimilaji, 104, 2",
        "013, 12, kuolinpv, 4, 8",
        "015, 12, turvakielto_loppupv, 4, 8",
        "101, 237, katunimi_fi, 4, 100",
        "101, 237, katunimi_sv, 104, 100",
        "101, 237, katunumero, 204, 7",
        "101, 237, porraskirjain, 211, 1",
        "102, 237, huoneistonumero, 212, 3",
        "102, 237, jakokirjain, 215, 1",
        "102, 237, postinumero, 216, 5",
        "102, 237, alkupv, 221, 8",
        "102, 237, loppupv, 229, 8",
        "103, 125, katunimi_fi, 4, 50",
        "103, 125, katunimi_sv, 54, 50",
        "103, 125, postinumero, 104, 5",
        "103, 125, alkupv, 109, 8",
        "103, 125, loppupv, 117, 8",
        "104, 183, ulkomainen_lahiosoite, 4, 80",
        "104, 183, ulkomainen_paikkakunta, 84, 80",
        "105, 183, valtiokoodi, 164, 3",
        "105, 183, alkupv, 167, 8",
        "105, 183, loppupv, 175, 8",
        "204, 15, kotikunta, 4, 3",
        "204, 15, alkupv, 7, 8"
    })
    void readsAtThePublishedOffsets(String starts, int length, String column, int from, int width) throws Exception {
        FixedFormat format =
                (FixedFormat) LayoutHome.legacy(temp).job.receive().layout().format();
        List<GroupFormat.Kind> kinds = Objects.requireNonNull(format.groups()).kinds().stream()
                .filter(it -> it.isOf(starts) && it.columns().containsKey(column))
                .toList();
        assertThat(kinds).isNotEmpty().allSatisfy(kind -> {
            assertThat(kind.length()).isEqualTo(length);
            Place place = new TreeMap<>(kind.columns()).get(column);
            assertThat(Objects.requireNonNull(place).spots())
                    .map(Object::toString)
                    .containsExactly("Positions[from=%d, to=%d]".formatted(from + 1, from + width));
        });
        assertThat(format.length()).isEqualTo(26);
        assertThat(format.groups().count()).isInstanceOf(Spot.Positions.class);
    }
}
