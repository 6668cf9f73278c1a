package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Scenario;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.simulate.Plan;
import fi.ajantasa.simulate.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The business register asked page by page says what its packed list says. */
class CompanyPagesNightTest {
    /** More companies than two pages hold. */
    private static final Plan.Size SIZE = new Plan.Size(190, 900, 500, 230, 7);

    @TempDir
    private Path folder;

    @Test
    void takesInPageByPageWhatThePackedListSays() throws Exception {
        Plan plan = new Plan(
                folder.resolve("simulation"),
                SmallSimulation.definitions(folder.resolve("definitions")),
                TestHome.TODAY,
                SIZE,
                Scenario.FAULTLESS);
        TestHome packed = TestHome.at(folder.resolve("simulation"));
        try (Simulator simulator = Simulator.start(plan, packed.clock())) {
            simulator.send(1);
            assertThat(packed.run("customers").code()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
            TestHome paged = packed.copyTo(folder.resolve("paged"));
            paged.define("business.yaml", CompanyPagesNightTest::paged);

            RegisterResult whole = packed.run("business");
            RegisterResult pages = paged.run("business");

            assertThat(whole.code()).as(whole.message()).isEqualTo(ExitCode.OK);
            assertThat(pages.code()).as(pages.message()).isEqualTo(ExitCode.OK);
            assertThat(pages.received()).isEqualTo(whole.received()).isGreaterThanOrEqualTo(200);
            for (RunReport report : pages.reports()) {
                assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
            }
            Map<String, String> names = packed.values("company-name");
            assertThat(paged.values("company-name")).isNotEmpty().isEqualTo(names);
            assertThat(paged.values("company-form")).isEqualTo(packed.values("company-form"));
            assertThat(paged.run("business").code()).isEqualTo(ExitCode.ALREADY_DONE);
            assertThat(Files.list(Path.of(System.getProperty("java.io.tmpdir")))
                            .filter(it -> it.getFileName().toString().startsWith("ajantasa-pages-")))
                    .isEmpty();
        }
    }

    private static String paged(String definition) {
        return definition
                .replaceFirst(
                        "files: \\[\"ytj_\\{date}\\.zip\"]",
                        "files: [\"ytj_{date}.json\"],"
                                + " pages: {ask: companies, records: companies, count: totalResults, pause: 1 ms}")
                .replaceFirst("file: \"ytj_\\{date}\\.zip\"", "file: \"ytj_{date}.json\"")
                .replaceFirst("  packed: .*\n", "")
                .replaceFirst("json:\n", "json:\n      records: companies\n      count: totalResults\n");
    }
}
