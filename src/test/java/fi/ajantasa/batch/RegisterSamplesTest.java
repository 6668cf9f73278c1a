package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.PostalAddress;
import fi.ajantasa.report.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed samples of the population register's other layouts, beside the sample night. */
class RegisterSamplesTest {
    private static final Path INBOX = Path.of("sample-data/inbox");
    private static final String BASE = "population-legacy/VTJ_20261120_000001.PTT";
    private static final String CHANGES = "population-legacy/VTJ_20261121_000002.MTT";
    private static final String BUILDINGS = "building-residents/rakennukset_asukkaat_20261121.xlsx";

    @TempDir
    Path folder;

    private TestHome home;
    private RegisterSamples samples;

    @BeforeEach
    void deliver() {
        home = TestHome.withWholeNight(folder).withCommittedSet();
        samples = new RegisterSamples(home);
    }

    /** To renew them copy what this test leaves below {@code target/samples}. */
    @Test
    void equalWhatIsMadeOfTheCommittedSet() throws IOException {
        Map<String, byte[]> made = Map.of(
                BASE, samples.base().bytes(),
                CHANGES, samples.changes().bytes(),
                BUILDINGS, samples.buildings().bytes());
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            Path target = Path.of("target/samples").resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, file.getValue());
        }
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            byte[] committed = Files.readAllBytes(INBOX.resolve(file.getKey()));
            if (file.getKey().endsWith(".xlsx")) {
                assertThat(unpacked(committed)).isEqualTo(unpacked(file.getValue()));
            } else {
                assertThat(committed).as(file.getKey()).isEqualTo(file.getValue());
            }
        }
    }

    /** What is packed may be packed otherwise by another library; what it holds is the same. */
    private static Map<String, String> unpacked(byte[] content) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private void run(String register, ExitCode... codes) {
        RegisterResult result = home.run(register);
        assertThat(result.code()).as(result.message()).isIn((Object[]) codes);
        assertThat(home.report(result.runs().get(0)).verdict()).as(register).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void takesInTheOldFilesOfTheRegister() throws IOException {
        Files.copy(
                Path.of("jobs/legacy/population.yaml"),
                home.jobs().resolve("population.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        run("customers", ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        run("population", ExitCode.OK);

        List<Person> plain = samples.some(3, Person::isPlain);
        assertThat(home.customer(plain.get(0).number())).containsEntry("family-name", "Zetterberg");
        assertThat(home.customer(plain.get(1).number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKey("permanent-address");
        assertThat(home.customer(plain.get(2).number()))
                .containsEntry("deceased", "1")
                .doesNotContainKey("death-date");
    }

    /** What the extract tells is a dwelling, never where somebody under an order or a ban of the register lives. */
    @Test
    void takesInDwellingsButOfNobodyUnderAnOrderOrABan() {
        run("customers", ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        RegisterResult population = home.run("population");
        assertThat(population.runs()).as(population.message()).hasSize(2);
        run("building-residents", ExitCode.OK);

        Map<String, String> dwellings = home.values("dwelling");

        Person first = samples.some(1, Person::isPlain).get(0);
        PostalAddress dwelling = PostalAddress.from(dwellings.getOrDefault(first.number(), ""));
        assertThat(dwelling.part(AddressPart.BUILDING)).isEqualTo(RegisterSamples.building(0));
        assertThat(dwelling.part(AddressPart.APARTMENT)).isEqualTo("1");
        assertThat(dwelling.part(AddressPart.STREET_SV)).isEqualTo("Malmgränden");
        assertThat(home.customer(first.number()))
                .extractingByKey("permanent-address")
                .as("the register's own word stays")
                .isNotEqualTo(dwellings.get(first.number()));
        for (String marker : List.of("turvakielto", "paivityskielto", "luovutuskielto")) {
            assertThat(samples.some(3, RegisterSamples.having(marker)))
                    .as(marker)
                    .isNotEmpty()
                    .noneMatch(person -> dwellings.containsKey(person.number()));
        }
        assertThat(home.run("building-residents").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    /** An order that begins later hides the dwelling as it hides every other copy (F7). */
    @Test
    void hidesADwellingWhenAnOrderBegins() {
        run("customers", ExitCode.OK, ExitCode.OK_WITH_REJECTS);
        home.run("population");
        run("building-residents", ExitCode.OK);
        Person protectedNow = samples.some(4, Person::isPlain).get(3);
        assertThat(home.customer(protectedNow.number())).containsKey("dwelling");

        MadeDelivery.changes(home, 3)
                .change(protectedNow.hetu(), "turvakielto", "1")
                .send();
        run("population", ExitCode.OK);

        assertThat(home.customer(protectedNow.number())).doesNotContainKeys("dwelling", "permanent-address");
    }
}
