package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The definitions that come with the product. */
class ShippedJobsTest {
    private static final Path JOBS = Path.of("jobs");
    private static final String POPULATION =
            "hetu hetu_voimassaolo edelliset_hetut sukunimi etunimet kutsumanimi valinimi kuollut kuolinpv"
                    + " kuolinpv_tarkkuus turvakielto turvakielto_loppupv paivityskielto luovutuskielto"
                    + " suoramarkkinointikielto kielikoodi kotikunta osoitelaji katunimi_fi katunimi_sv katunumero"
                    + " porraskirjain huoneistonumero jakokirjain postinumero postitoimipaikka_fi postitoimipaikka_sv"
                    + " rakennustunnus osoitenumero asuinpaikantunnus osoite_alkupv osoite_loppupv yhteysosoite"
                    + " ulkomainen_lahiosoite ulkomainen_paikkakunta valtiokoodi muutosattribuutti muutospv";
    private static final String DETAIL = "hetu tietolaji nimi nimilaji osoitelaji katunimi_fi katunimi_sv katunumero"
            + " porraskirjain huoneistonumero jakokirjain postinumero postitoimipaikka_fi postitoimipaikka_sv"
            + " rakennustunnus osoitenumero asuinpaikantunnus ulkomainen_lahiosoite ulkomainen_paikkakunta valtiokoodi"
            + " alkupv loppupv muutosattribuutti muutospv";
    private static final String CUSTOMERS = "asiakasnumero asiakaslaji hetu ytunnus sukunimi etunimet kutsumanimi"
            + " yritysnimi syntymaaika kieli katuosoite postinumero postitoimipaikka osoite_annettu matkapuhelin"
            + " lankapuhelin puhelin_annettu sahkoposti sahkoposti_annettu suostumus_sahkoposti suostumus_tekstiviesti"
            + " suostumus_annettu kielto_puhelin kielto_posti kielto_sahkoposti kielto_tekstiviesti kielto_annettu"
            + " kayttopaikka kayttopaikka_katuosoite kayttopaikka_postinumero kayttopaikka_postitoimipaikka sopimustila"
            + " sopimus_alkupv sopimus_loppupv luottoperuste luottoperuste_asti";

    @Test
    void readsWithoutAProblem() {
        assertThat(JobFolder.problems(JOBS)).isEmpty();
    }

    @Test
    void namesEveryColumnOfTheLayouts() throws DefinitionException {
        Jobs jobs = JobFolder.read(JOBS);
        Contract population = jobs.require("population").contract();
        assertThat(population.main().columns().keySet()).containsExactly(POPULATION.split(" "));
        assertThat(Objects.requireNonNull(population.detail()).columns().keySet())
                .containsExactly(DETAIL.split(" "));
        assertThat(jobs.require("customers").contract().main().columns().keySet())
                .containsExactly(CUSTOMERS.split(" "));
    }

    @Test
    void wantsRulesByNumberBehindThoseByModel(@TempDir Path temp) throws IOException {
        FileSystemUtils.copyRecursively(JOBS, temp.resolve("jobs"));
        Path file = temp.resolve("jobs/phone-west.yaml");
        String byNumber = "  - {rule: same-number, same: [phone], then: SAME}";
        DefinitionFolder.replace(file, byNumber, "  #");
        DefinitionFolder.replace(file, "link:\n", "link:\n" + byNumber + "\n");

        assertThat(JobFolder.problems(temp.resolve("jobs")))
                .singleElement()
                .asString()
                .contains("phone-west.yaml")
                .contains(
                        "rule same-person stands behind a rule by telephone number alone; put the rule by number last");
    }

    /** The change service's definition takes the place of the one that reads files, and says the same of every column. */
    @Test
    void readsTheSameOfAPersonFromFilesAndFromTheChangeService(@TempDir Path temp) throws Exception {
        FileSystemUtils.copyRecursively(JOBS, temp.resolve("jobs"));
        Files.copy(
                JOBS.resolve("api/population.yaml"),
                temp.resolve("jobs/population.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(JobFolder.problems(temp.resolve("jobs"))).isEmpty();
        JobDefinition files = JobFolder.read(JOBS).require("population");
        JobDefinition service = JobFolder.read(temp.resolve("jobs")).require("population");
        assertThat(service.contract()).isEqualTo(files.contract());
        assertThat(service.passport()).isEqualTo(files.passport());
        assertThat(service.receive().changes()).isNotNull();
    }

    @Test
    void runsCustomersFirst() throws DefinitionException {
        Jobs jobs = JobFolder.read(JOBS);
        assertThat(jobs.night().registers())
                .isEqualTo(List.of(
                        "municipalities",
                        "postcodes",
                        "streets",
                        "customers",
                        "population",
                        "phone-east",
                        "phone-west",
                        "preference",
                        "preference-post",
                        "business"));
        assertThat(jobs.jobs().values())
                .extracting(job -> job.passport().permit().ends())
                .containsOnly(LocalDate.of(2035, 12, 31));
    }

    @Test
    void pointsEditorsToTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(JOBS)) {
            assertThat(files.filter(it -> it.toString().endsWith(".yaml")))
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(it).content().startsWith("# yaml-language-server: $schema=job.schema.json\n"));
        }
    }
}
