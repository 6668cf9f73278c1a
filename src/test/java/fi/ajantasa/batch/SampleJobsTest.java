package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped definitions on the committed sample set: seven registers, most of them a full list and the next day's changes. */
class SampleJobsTest {
    private static final List<String> RUNS =
            IntStream.rangeClosed(5, 17).mapToObj("R-20261122-%02d"::formatted).toList();

    @TempDir
    private static Path folder;

    private static TestHome home;
    private static TestDatabase server;
    private static TestHome onServer;
    private static List<RegisterResult> night;
    private static List<RegisterResult> nightOnServer;

    @BeforeAll
    static void runTheNight() {
        home = TestHome.withWholeNight(folder.resolve("h2")).withCommittedSet();
        night = home.night();
        server = Databases.POSTGRESQL.open();
        onServer = TestHome.withWholeNight(folder.resolve("server"))
                .withCommittedSet()
                .on(server);
        nightOnServer = onServer.night();
    }

    @AfterAll
    static void closeDatabase() {
        server.close();
    }

    @Test
    void endsWithRejectsOfTheAwkwardCasesOnly() {
        assertThat(TestHome.codes(night))
                .hasSize(10)
                .allMatch(it -> it == ExitCode.OK || it == ExitCode.OK_WITH_REJECTS);
        assertThat(night.get(3).runs()).containsExactly(RUNS.get(0));
        assertThat(night.get(4).runs()).containsExactly(RUNS.get(1), RUNS.get(2));
        assertThat(home.sql(Integer.class, "select exit_code from run where register = 'nightly'"))
                .isEqualTo(ExitCode.OK_WITH_REJECTS.number());
        assertThat(figures(RUNS.get(0))).isEqualTo("2000 rows: 1999 accepted, 1 rejected, 1999 matched, 0 unmatched");
        assertThat(figures(RUNS.get(1)))
                .isEqualTo("22058 rows: 22051 accepted, 7 rejected, 2121 matched, 19930 unmatched");
        assertThat(figures(RUNS.get(2))).isEqualTo("86 rows: 82 accepted, 4 rejected, 76 matched, 3 unmatched");
    }

    @Test
    void takesInDirectoriesAndLists() {
        assertThat(figures(RUNS.get(3))).isEqualTo("3978 rows: 3978 accepted, 0 rejected, 635 matched, 3284 unmatched");
        assertThat(figures(RUNS.get(7))).isEqualTo("798 rows: 798 accepted, 0 rejected, 101 matched, 697 unmatched");
    }

    /** A company is found by its business id, is shown as the register has it, and is restricted where decisions.yaml says so. */
    @Test
    void knowsCompaniesByTheirBusinessId() {
        assertThat(figures(RUNS.get(11))).isEqualTo("119 rows: 116 accepted, 3 rejected, 24 matched, 92 unmatched");
        assertThat(figures(RUNS.get(12))).isEqualTo(figures(RUNS.get(11)));
        assertThat(home.customer("C-10136"))
                .containsEntry("company-name", "Uusi Joutsen Kuljetus Ky")
                .containsEntry("company-form", "limited-partnership")
                .containsEntry("business-line-codes", "TOIMI4")
                .doesNotContainKeys("company-ended", "bankruptcy");
        assertThat(reasons("C-10270")).containsExactly("bankruptcy");
        assertThat(reasons("C-10337")).containsExactly("company-ended");
        assertThat(home.customer("C-10337")).containsEntry("company-end-date", "2026-11-21");
    }

    /** The customers of the sample set's README, one case each. */
    @Test
    void showsTheCasesOfDirectoriesAndLists() {
        assertThat(home.customer("C-10070")).containsEntry("mobile-phone", "+358500033933");
        assertThat(home.customer("C-10071")).containsEntry("mobile-phone", "+358400990901");
        assertThat(home.customer("C-10072"))
                .containsEntry("mobile-phone", "+358440047135")
                .containsEntry("secret-number", "1");
        assertThat(home.customer("C-10074"))
                .containsEntry("mobile-phone", "+358410014977")
                .containsEntry("secret-number", "1");
        assertThat(home.customer("C-10075")).containsEntry("mobile-phone", "+358400079828");
        assertThat(home.customer("C-10076")).containsEntry("mobile-phone", "+358400990905");
        assertThat(reasons("C-10077")).contains("on-phone-preference-list");
        assertThat(reasons("C-10078")).as("held for twenty more days").contains("on-phone-preference-list");
        assertThat(reasons("C-10079")).as("ended long ago").doesNotContain("on-phone-preference-list");
        assertThat(reasons("C-10080")).as("renewed").contains("on-phone-preference-list");
        assertThat(reasons("C-10081")).as("taken off, held").contains("on-phone-preference-list");
        assertThat(reasons("C-10082")).contains("on-post-preference-list");
        assertThat(reasons("C-10084")).as("perhaps listed").contains("on-post-preference-list");
        assertThat(home.customer("C-10084")).doesNotContainKey("on-post-preference-list");
        assertThat(reasons("C-10085")).as("a namesake is listed").contains("on-post-preference-list");
        assertThat(home.customer("C-10085")).doesNotContainKey("on-post-preference-list");
    }

    private static List<String> reasons(String customer) {
        return List.of(String.valueOf(home.sql(
                        String.class,
                        "select coalesce(listagg(r.reason, ' '), '') from restriction r join customer c on c.id = r.customer_id"
                                + " where c.number = ?",
                        customer))
                .split(" ", -1));
    }

    @Test
    void balancesEveryEquationOfEveryRun() {
        for (String run : RUNS) {
            RunReport report = home.report(run);
            assertThat(report.verdict()).as(run).isEqualTo(Verdict.BALANCED);
            assertThat(report.equations()).as(run).isNotEmpty().allSatisfy(it -> assertThat(it.holds())
                    .as(it.key())
                    .isTrue());
            assertThat(report.counts().items(ListName.APPLIED))
                    .isEqualTo(report.counts().items(ListName.CHANGED));
        }
    }

    @Test
    void givesTheSameOnBothDatabases() {
        assertThat(TestHome.codes(nightOnServer)).isEqualTo(TestHome.codes(night));
        for (String run : RUNS) {
            assertThat(onServer.report(run).counts())
                    .as(run)
                    .isEqualTo(home.report(run).counts());
            assertThat(onServer.report(run).equations())
                    .as(run)
                    .isEqualTo(home.report(run).equations());
        }
        assertThat(onServer.export()).isEqualTo(home.export());
    }

    /** F51, F141. */
    @Test
    void doesNothingTheSecondTime() {
        String before = home.export();
        long entries = home.sql(Long.class, "select coalesce(sum(entries), 0) from audit_bundle where kind = 'change'");
        assertThat(TestHome.codes(home.night())).containsOnly(ExitCode.ALREADY_DONE);
        assertThat(TestHome.codes(onServer.night())).containsOnly(ExitCode.ALREADY_DONE);
        assertThat(home.export()).isEqualTo(before);
        assertThat(onServer.export()).isEqualTo(before);
        assertThat(home.sql(Long.class, "select coalesce(sum(entries), 0) from audit_bundle where kind = 'change'"))
                .isEqualTo(entries);
    }

    /** F21: of people who are not our customers nothing is kept. */
    @Test
    void storesNothingOfStrangers() {
        assertThat(home.sql(Long.class, "select count(*) from customer")).isEqualTo(2000);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from fact f where not exists (select 1 from customer c where c.id ="
                                + " f.customer_id)"))
                .isZero();
    }

    @Test
    void writesAReportOfEachRun() {
        for (String run : RUNS) {
            for (String ending : List.of(".html", ".json", ".csv")) {
                assertThat(home.home().resolve("reports").resolve(run + ending))
                        .isRegularFile()
                        .isNotEmptyFile();
            }
        }
    }

    @Test
    void changesNothingInADryRun(@TempDir Path other) throws Exception {
        TestHome dry = TestHome.in(other).withCommittedSet();
        List.of("municipalities", "postcodes", "streets").forEach(dry::run);
        assertThat(dry.run("customers").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        String before = dry.export();
        List<RegisterResult> results = dry.dryRun("population");
        assertThat(TestHome.codes(results)).containsExactly(ExitCode.OK_WITH_REJECTS);
        assertThat(dry.export()).isEqualTo(before);
        String run = results.get(0).runs().get(0);
        assertThat(dry.sql(Long.class, "select sum(row_count) from plan_slice where run_id = ?", run))
                .isPositive();
        assertThat(dry.sql(
                        Long.class,
                        "select coalesce(sum(entries), 0) from audit_bundle where run_id = ? and kind = 'change'",
                        run))
                .isZero();
        assertThat(Files.readString(dry.home().resolve("reports").resolve(run + ".json")))
                .contains("\"dryRun\" : true");
        assertThat(dry.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        for (String list : List.of("phone-east", "phone-west", "preference", "preference-post", "business")) {
            dry.run(list);
        }
        assertThat(dry.export()).isEqualTo(home.export());
    }

    private static String figures(String run) {
        RunReport report = home.report(run);
        RunReport.Counts counts = report.counts();
        return "%d rows: %d accepted, %d rejected, %d matched, %d unmatched"
                .formatted(
                        report.header().delivery() == null
                                ? 0
                                : report.header().delivery().rows(),
                        counts.of(ListName.ACCEPTED),
                        counts.of(ListName.REJECTED),
                        counts.of(ListName.MATCHED),
                        counts.of(ListName.UNMATCHED));
    }
}
