package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.person.Sensitivity;
import fi.ajantasa.person.ValueKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a jobs folder as a whole. */
class JobFolderTest {
    private static final String DISCOUNT =
            """
            register: student-discount
            title: Student discounts
            passport:
              purposes: [billing]
              lawful-basis: contract
              permit: {id: SD-1, ends: 2030-12-31}
              absence: removed
              artificial-codes: allowed
            receive:
              from: {folder: sample-data/inbox/student-discount}
              file: "students_*.csv"
              control: {file: "*_control.json", layout: students, version: "1", feed: students}
              format: {csv: {charset: UTF-8, separator: ";"}}
              covers: base
            attributes:
              student-discount-until:
                kind: date
                category: contract
                purposes: [billing]
                sensitivity: ordinary
                retention: 2 years
            columns:
              hetu: {is: hetu}
              valid_to: {is: student-discount-until}
            link:
              - {rule: same-hetu, same: [hetu], then: SAME}
            expect:
              rows: {min: 1}
              rejected: {max: 1 %}
              changes: {"*": {max: 5 %, floor: 50}}
            """;

    @TempDir
    Path temp;

    private Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        folder = DefinitionFolder.copyTo(temp.resolve("jobs"));
    }

    @Test
    void readsPassportScheduleAndLimits() throws DefinitionException {
        JobDefinition job = JobFolder.read(folder).require("population");
        assertThat(job.passport().absence()).isEqualTo(Absence.UNKNOWN);
        assertThat(job.passport().artificialCodes()).isTrue();
        assertThat(job.passport().permit().ends()).isEqualTo("2030-12-31");
        assertThat(job.schedule()).isNotNull();
        assertThat(job.expect().rejectedMax()).isEqualTo(new Limit(new Share(0.005), 0));
        assertThat(job.expect().findLimit("death-date")).contains(new Limit(new Share(0.001), 0));
        assertThat(job.expect().poisonAttempts()).isEqualTo(3);
        assertThat(job.expect().findLimit("hetu")).contains(new Limit(new Share(0.05), 0));
    }

    @Test
    void refusesArtificialCodesUnlessAllowed() throws DefinitionException {
        assertThat(JobFolder.read(folder).require("customers").passport().artificialCodes())
                .isFalse();
    }

    @Test
    void takesFoldersFromTheParentOfTheJobsFolder() throws DefinitionException {
        assertThat(JobFolder.read(folder).require("population").receive().folder())
                .isEqualTo(temp.resolve("inbox/population"));
    }

    @Test
    void readsColumnsWithPartsAndCodes() throws DefinitionException {
        Contract contract = JobFolder.read(folder).require("population").contract();
        assertThat(contract.main().columns().keySet()).containsExactly("hetu", "died", "died_on", "died_precision");
        assertThat(contract.main().columnsOf("death-date"))
                .extracting(Column::is)
                .containsExactly("death-date", "death-date.precision");
        assertThat(contract.main().columnsOf("deceased"))
                .extracting(Column::codes)
                .containsExactly(Map.of("1", "on", "0", "off"));
        assertThat(contract.attributes()).containsExactlyInAnyOrder("hetu", "deceased", "death-date", "family-name");
    }

    @Test
    void addsARegisterWithAnAttributeOfItsOwnByYamlAlone() throws IOException, DefinitionException {
        Files.writeString(folder.resolve("student-discount.yaml"), DISCOUNT);
        DefinitionFolder.replace(folder.resolve("nightly.yaml"), "population]", "population, student-discount]");
        Jobs jobs = JobFolder.read(folder);
        assertThat(jobs.night().registers()).containsExactly("customers", "population", "student-discount");
        assertThat(jobs.catalogue().require("student-discount-until")).satisfies(attribute -> {
            assertThat(attribute.kind()).isEqualTo(ValueKind.DATE);
            assertThat(attribute.sensitivity()).isEqualTo(Sensitivity.ORDINARY);
            assertThat(attribute.retention()).isEqualTo(Period.ofYears(2));
        });
        assertThat(jobs.decisions().attributes())
                .containsEntry("student-discount-until", new Survivorship(List.of("student-discount"), false))
                .containsEntry("hetu", new Survivorship(List.of("population", "customers"), false));
    }

    @Test
    void takesTheRankOfADeclaredAttributeFromItsOwnFile() throws IOException, DefinitionException {
        Path file = folder.resolve("student-discount.yaml");
        Files.writeString(file, DISCOUNT);
        DefinitionFolder.replace(
                file,
                "    retention: 2 years\n",
                "    retention: 2 years\n    sources: [student-discount]\n    customer-said: beats-older\n");
        assertThat(JobFolder.read(folder).decisions().attributes())
                .containsEntry("student-discount-until", new Survivorship(List.of("student-discount"), true));
    }

    @Test
    void refusesAnAttributeThatExists() throws IOException {
        Path file = folder.resolve("student-discount.yaml");
        Files.writeString(file, DISCOUNT.replace("student-discount-until:\n", "e-mail:\n"));
        assertThat(JobFolder.problems(folder))
                .extracting(Problem::toString)
                .contains(file + ":16: e-mail exists already; map columns to it, or choose another name");
    }

    @Test
    void hashesTheBytesOfEveryFile() throws IOException, DefinitionException {
        Jobs before = JobFolder.read(folder);
        assertThat(JobFolder.read(folder).hash()).isEqualTo(before.hash());
        DefinitionFolder.replace(folder.resolve("nightly.yaml"), "registers", "# a remark\nregisters");
        Jobs after = JobFolder.read(folder);
        assertThat(after.hash()).isNotEqualTo(before.hash()).hasSize(64);
        assertThat(after.require("population").file())
                .isEqualTo(before.require("population").file());
    }

    @Test
    void collectsTheProblemsOfAllFiles() throws IOException {
        DefinitionFolder.replace(folder.resolve("customers.yaml"), "title:", "titel:");
        DefinitionFolder.replace(folder.resolve("population.yaml"), "absence: unknown", "absence: gone");
        DefinitionFolder.replace(folder.resolve("nightly.yaml"), "population", "somebody");
        assertThatThrownBy(() -> JobFolder.read(folder))
                .isInstanceOfSatisfying(DefinitionException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.file().getFileName().toString())
                        .containsExactly("customers.yaml", "customers.yaml", "nightly.yaml", "population.yaml"));
    }

    @Test
    void missesFilesThatMustBeThere() throws IOException {
        Files.delete(folder.resolve("decisions.yaml"));
        Files.delete(folder.resolve("nightly.yaml"));
        assertThat(JobFolder.problems(folder))
                .extracting(Problem::toString)
                .containsExactly(
                        folder.resolve("decisions.yaml")
                                + ":1: there is no such file; add it, see jobs/job.schema.json",
                        folder.resolve("nightly.yaml") + ":1: there is no such file; add it, see jobs/job.schema.json");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(JobFolder.problems(temp.resolve("nowhere")))
                .extracting(Problem::wrong)
                .containsExactly("the jobs folder cannot be read");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Files.write(folder.resolve("nightly.yaml"), "# yötä\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(JobFolder.problems(folder)).extracting(Problem::wrong).containsExactly("the file is not UTF-8");
    }

    @Test
    void refusesAFileOfAnotherEnding() throws IOException {
        Files.writeString(folder.resolve("credit.yml"), "register: credit\n");
        assertThat(JobFolder.problems(folder)).extracting(Problem::right).containsExactly("name it credit.yaml");
    }
}
