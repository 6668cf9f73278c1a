package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.LegacyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights of the population register in its old fixed-width files: customers hold what our own layout would have told. */
class LegacyNightTest {
    /** What the old layout can tell. */
    private static final List<String> TOLD = List.of(
            "family-name",
            "given-names",
            "call-name",
            "former-family-name",
            "language",
            "deceased",
            "death-date",
            "protection-order",
            "municipality",
            "permanent-address",
            "temporary-address",
            "postal-address");

    private static final List<AddressPart> PARTS = List.of(
            AddressPart.STREET_FI,
            AddressPart.STREET_SV,
            AddressPart.NUMBER,
            AddressPart.STAIR,
            AddressPart.APARTMENT,
            AddressPart.SPLIT,
            AddressPart.POSTCODE,
            AddressPart.FOREIGN_LINE,
            AddressPart.FOREIGN_PLACE,
            AddressPart.COUNTRY);

    private static final String NEW = "020285-9073";

    @TempDir
    Path folder;

    /** An installation that knows the same customers and gets the old files. */
    private TestHome legacy(Databases databases) throws IOException {
        TestHome home = TestHome.in(folder.resolve("legacy"))
                .withPlainSet(PreparedHome.CUSTOMERS, PreparedHome.POPULATION, NextDelivery.NONE);
        if (databases == Databases.POSTGRESQL) {
            home.on(databases.open());
        }
        return reading(home);
    }

    private static TestHome reading(TestHome home) throws IOException {
        Files.copy(
                Path.of("jobs/legacy/population.yaml"),
                home.jobs().resolve("population.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home.inbox("population-legacy"));
        return home;
    }

    private static void send(TestHome home, String name, LegacyFile file) throws IOException {
        Files.write(home.inbox("population-legacy").resolve(name), file.bytes());
    }

    private static Verdict verdict(TestHome home, RegisterResult result) {
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        RunReport report = home.report(result.runs().get(0));
        return report.verdict();
    }

    private static void assertSame(TestHome legacy, TestHome ours) {
        for (String attribute : TOLD) {
            assertThat(told(attribute, legacy)).as(attribute).isEqualTo(told(attribute, ours));
        }
    }

    /** What the old layout can tell of an attribute, by customer. */
    private static Map<String, String> told(String attribute, TestHome home) {
        Map<String, String> told = new TreeMap<>();
        home.values(attribute).forEach((customer, value) -> {
            if (attribute.endsWith("-address")) {
                Map<AddressPart, String> parts = new EnumMap<>(AddressPart.class);
                PARTS.forEach(part -> parts.put(part, PostalAddress.from(value).part(part)));
                told.put(customer, PostalAddress.of(parts).canonical());
            } else if (!value.equals("0")) {
                told.put(customer, value);
            }
        });
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void showsTheSameCustomersValuesAsOurOwnLayout(Databases databases) throws IOException {
        TestHome ours = PreparedHome.on(databases).copyTo(folder.resolve("ours"));
        TestHome legacy = legacy(databases);
        Set<String> codes =
                PreparedHome.on(databases).people().stream().map(Person::hetu).collect(Collectors.toSet());
        send(
                legacy,
                "VTJ_20261120_000001.PTT",
                LegacyRows.base(
                        Person.registerRows(ours).stream()
                                .filter(it -> codes.contains(it.getOrDefault("hetu", "")))
                                .toList(),
                        Person.detailRows(ours)));

        assertThat(verdict(legacy, legacy.run("customers"))).isEqualTo(Verdict.BALANCED);
        assertThat(verdict(legacy, legacy.run("population"))).isEqualTo(Verdict.BALANCED);

        assertSame(legacy, ours);
        assertThat(told("protection-order", legacy)).isNotEmpty();
        assertThat(legacy.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);

        List<Person> people = PreparedHome.on(databases).plainPeople();
        sendChanges(ours, people);
        send(legacy, "VTJ_20261121_000002.MTT", changes(people));
        assertThat(verdict(ours, ours.run("population"))).isEqualTo(Verdict.BALANCED);
        assertThat(verdict(legacy, legacy.run("population"))).isEqualTo(Verdict.BALANCED);

        assertSame(legacy, ours);
        Map<String, String> renamed = legacy.customer(people.get(4).number());
        assertThat(renamed).containsKey("former-hetus");
        assertThat(legacy.customer(people.get(3).number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKeys("permanent-address", "municipality");
    }

    /** A name, a move, a death, an order, and a code that changes with a name under it. */
    private static void sendChanges(TestHome home, List<Person> people) {
        MadeDelivery.changes(home, 2)
                .change(people.get(0).hetu(), "sukunimi", "Zetterberg", "muutosattribuutti", "MUUTETTU")
                .change(
                        people.get(1).hetu(),
                        "osoitelaji",
                        "VAKINAINEN_KOTIMAINEN",
                        "katunimi_fi",
                        "Uusikatu",
                        "katunumero",
                        "7",
                        "postinumero",
                        "00100",
                        "osoite_alkupv",
                        "2026-11-15")
                .change(people.get(2).hetu(), "kuollut", "1", "kuolinpv", "2026-11-15")
                .change(people.get(3).hetu(), "turvakielto", "1")
                .change(NEW, "edelliset_hetut", people.get(4).hetu())
                .change(people.get(4).hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(people.get(4).hetu(), "sukunimi", "Uusinen", "muutosattribuutti", "MUUTETTU")
                .send();
    }

    private static LegacyFile changes(List<Person> people) {
        Person renamed = people.get(4);
        return LegacyFile.changes()
                .line(people.get(0).hetu(), LegacyFile.names(3, "Zetterberg", given(people.get(0))))
                .line(
                        people.get(1).hetu(),
                        LegacyFile.address(
                                "101", 1, "Uusikatu", "", "7", "", "000", "", "00100", "20261115", LegacyFile.NONE))
                .line(people.get(2).hetu(), LegacyFile.death(1, "20261115"))
                .line(people.get(3).hetu(), LegacyFile.order(1, LegacyFile.ENDLESS))
                .line(
                        renamed.hetu(),
                        LegacyFile.code(1, NEW, true),
                        LegacyFile.code(3, renamed.hetu(), false),
                        LegacyFile.names(3, "Uusinen", given(renamed)));
    }

    private static String given(Person person) {
        return person.register().getOrDefault("etunimet", "");
    }

    /** D22, F118: a file that its trailer belies changes nothing, one bad person stops nobody else. */
    @Test
    void refusesWhatItsTrailerBeliesAndGoesOnPastABadPerson() throws IOException {
        TestHome home = reading(PreparedHome.on(Databases.H2).copyTo(folder));
        List<Person> people = PreparedHome.on(Databases.H2).plainPeople();
        String before = home.export();
        Path file = home.inbox("population-legacy").resolve("VTJ_20261121_000002.MTT");
        Files.write(file, changes(people).bytes("'''EOF'''9'\r\n"));

        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(home.export()).isEqualTo(before);

        LegacyFile good = LegacyFile.changes()
                .line(people.get(0).hetu(), LegacyFile.names(3, "Zetterberg", given(people.get(0))))
                .line(people.get(1).hetu(), LegacyFile.names(3, "Liian", "Pitkä") + "x")
                .line(people.get(2).hetu(), LegacyFile.order(1, LegacyFile.ENDLESS), "9991?");
        Files.write(file, good.bytes());
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);

        assertThat(home.customer(people.get(0).number())).containsEntry("family-name", "Zetterberg");
        assertThat(home.customer(people.get(1).number())).doesNotContainEntry("family-name", "Liian");
        assertThat(home.customer(people.get(2).number())).containsEntry("protection-order", "1");
    }
}
