package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register nobody thought of is added by one definition and its delivery; no line of code knows of it. */
class StudentDiscountTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);
    private static final List<Person> STUDENTS = PREPARED.plainPeople().subList(0, 30);

    @Test
    void runsThroughTheNightByItsDefinitionAlone(@TempDir Path folder) throws IOException {
        TestHome home = PREPARED.copyTo(folder);
        Files.copy(
                Path.of("src/test/resources/registers/student-discount.yaml"),
                home.jobs().resolve("student-discount.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        home.define("nightly.yaml", it -> it.replace("population]", "population, student-discount]"));
        MadeDelivery list =
                MadeDelivery.list(home, "student-discount", "student-list", List.of("hetu", "voimassa_asti"));
        STUDENTS.forEach(it -> list.row(Map.of("hetu", it.hetu(), "voimassa_asti", "2027-05-31")));
        list.row(Map.of("hetu", "010190-900P", "voimassa_asti", "2027-05-31")).send();

        assertThat(Terminal.run(home, "validate"))
                .satisfies(it -> assertThat(it.code()).as(it.text()).isZero());
        List<RegisterResult> night = home.night();

        assertThat(TestHome.codes(night)).containsExactly(ExitCode.ALREADY_DONE, ExitCode.ALREADY_DONE, ExitCode.OK);
        RunReport report = home.report(night.get(2).runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(STUDENTS.size());
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(1);
        String student = STUDENTS.get(3).number();
        assertThat(Terminal.run(home, "customers", "show", student, "--purpose", "complaint")
                        .text())
                .contains("student-until", "2027-05-31");
        assertThat(Terminal.run(home, "explain", student, "--purpose", "complaint", "--attribute", "student-until")
                        .text())
                .contains("said by student-discount");
        assertThat(home.export().split("2027-05-31", -1)).hasSize(STUDENTS.size() + 1);
        assertThat(home.night().get(2).code()).isEqualTo(ExitCode.ALREADY_DONE);
    }
}
