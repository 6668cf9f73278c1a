package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Equation;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of places are received as any delivery is, and replace the list in use as a whole. */
@ParameterizedClass
@EnumSource
class ReferenceNightTest {
    private static final String DAY = "20261120";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private TestDatabase database;

    @BeforeEach
    void install() {
        database = databases.open();
        home = TestHome.in(folder)
                .define("postcodes.yaml", it -> it.replace("min: 1000", "min: 1"))
                .define("streets.yaml", it -> it.replace("min: 1000", "min: 1"))
                .define("municipalities.yaml", it -> it.replace("min: 50", "min: 1"));
        if (!database.isFile()) {
            home.on(database);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void storesAListAndLoadsItOnce() {
        send(1, PlaceFiles.postcodes(DAY, 50));
        RegisterResult first = home.run("postcodes");
        assertThat(first.code()).as(first.message()).isEqualTo(ExitCode.OK);
        RunReport report = home.report(first.runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.STORED)).isEqualTo(50);
        assertThat(report.equations())
                .extracting(Equation::name)
                .contains("store")
                .doesNotContain("match", "apply");
        assertThat(stored()).isEqualTo(50);
        assertThat(home.sql(Integer.class, "select sum(entries) from audit_bundle where kind = 'reference-list'"))
                .isEqualTo(1);

        assertThat(home.run("postcodes").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(stored()).isEqualTo(50);
        assertThat(home.sql(Integer.class, "select count(*) from register")).isZero();
    }

    @Test
    void changesNothingInADryRun() {
        send(1, PlaceFiles.postcodes(DAY, 50));
        assertThat(home.dryRun("postcodes").get(0).code()).isEqualTo(ExitCode.OK);
        assertThat(stored()).isZero();
        assertThat(home.run("postcodes").code()).isEqualTo(ExitCode.OK);
        assertThat(stored()).isEqualTo(50);
    }

    /** F135. */
    @Test
    void refusesALineThatIsNotOfTheLayoutAndNamesIt() {
        List<String> lines = PlaceFiles.postcodes(DAY, 50);
        lines.set(6, lines.get(6).substring(1));
        send(1, lines);
        assertRefused(home.run("postcodes"), "record-too-short: PCF_20261120.zip: line 7 has 219 characters");

        lines.set(6, "KATUN" + PlaceFiles.postcodes(DAY, 7).get(6).substring(5));
        send(1, lines);
        assertRefused(home.run("postcodes"), "constant-differs: PCF_20261120.zip: line 7");
    }

    @Test
    void refusesLinesOfTwoDaysAndCodesThatStandThereTwice() {
        List<String> lines = PlaceFiles.postcodes(DAY, 50);
        lines.set(6, PlaceFiles.postcodes("20261119", 7).get(6));
        send(1, lines);
        assertRefused(home.run("postcodes"), "run-date-differs: line 7 has 2026-11-19; expected 2026-11-20");

        lines.set(6, PlaceFiles.postcode(DAY, "00010", "ESPOO", "ESBO"));
        send(1, lines);
        assertRefused(home.run("postcodes"), "code-repeated: line 7 has 00010");
    }

    @Test
    void refusesAListWithTooManyRowsThatCannotBeRead() {
        List<String> lines = PlaceFiles.postcodes(DAY, 50);
        lines.set(6, PlaceFiles.postcode(DAY, "0007A", "HELSINKI", "HELSINGFORS"));
        send(1, lines);
        RegisterResult result = home.run("postcodes");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(result.message()).contains("1 rows rejected, limit 0");
        assertThat(stored()).isZero();
    }

    /** Every line ends as a record or as an error with its number. */
    @Test
    void listsRowsThatCannotBeReadUnderTheLimit() {
        home.define("streets.yaml", it -> it.replace("rejected: {max: 0.1 %}", "rejected: {max: 1 %, floor: 5}"));
        PlaceFiles.send(
                home,
                "streets",
                "BAF_20261120.dat",
                List.of(
                        PlaceFiles.street(DAY, "00440", "KIVITIE", "STENVÄGEN", "1", "    1           21a/   23b"),
                        PlaceFiles.street(DAY, "00440", "KIVITIE", "STENVÄGEN", "2", "    2a-    4b   20"),
                        PlaceFiles.street(DAY, "00440", "", "", "0", ""),
                        PlaceFiles.street(DAY, "00440", "KIVITIE", "STENVÄGEN", "9", "    1           21"),
                        PlaceFiles.street(DAY, "00440", "KIVITIE", "STENVÄGEN", "1", "x               21")));
        RegisterResult result = home.run("streets");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.report(result.runs().get(0)).counts().of(ListName.STORED))
                .isEqualTo(3);
        assertThat(home.sql(String.class, "select rules from rejection where line = 4"))
                .isEqualTo("unknown-code");
        assertThat(home.sql(String.class, "select rules from rejection where line = 5"))
                .isEqualTo("house-number-malformed");
        assertThat(home.sql(String.class, "select smallest from street_range where id = 2"))
                .isEqualTo("2a- 4b");
        assertThat(home.sql(String.class, "select street_sv from street_range where id = 1"))
                .isEqualTo("STENVÄGEN");
    }

    @Test
    void holdsAListThatShrankAndKeepsTheOldOneInUse() {
        send(1, PlaceFiles.postcodes(DAY, 100));
        home.run("postcodes");
        send(2, PlaceFiles.postcodes("20261121", 70));
        RegisterResult held = home.run("postcodes");
        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertThat(held.message()).contains("70 records after 100").contains("the one of 2026-11-20 stays in use");
        String run = held.runs().get(0);
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(home.report(run).counts().of(ListName.HELD_ROWS)).isEqualTo(70);
        assertThat(stored()).isEqualTo(100);
        assertThat(home.run("postcodes").code()).isEqualTo(ExitCode.ALREADY_DONE);

        assertThat(home.approve(run, approval(69)).code()).isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(stored()).isEqualTo(100);
        assertThat(home.approve(run, approval(70)).code()).isEqualTo(ExitCode.OK);
        assertThat(stored()).isEqualTo(70);
        assertThat(home.report(run).counts().of(ListName.STORED)).isEqualTo(70);
        assertThat(home.report(run).verdict()).isEqualTo(Verdict.BALANCED);
    }

    @Test
    void comparesTheNextListWithTheOneInUseAndNotWithOneThatWasHeld() {
        send(1, PlaceFiles.postcodes(DAY, 100));
        home.run("postcodes");
        send(2, PlaceFiles.postcodes("20261121", 70));
        String held = home.run("postcodes").runs().get(0);
        send(3, PlaceFiles.postcodes("20261122", 101));
        assertThat(home.run("postcodes").code()).isEqualTo(ExitCode.OK);
        assertThat(stored()).isEqualTo(101);
        assertThat(home.approve(held, approval(1000)).code())
                .as("approved in place of another list than the one in use")
                .isEqualTo(ExitCode.APPROVAL_VOID);
        assertThat(home.refuse(held, "reviewer").code()).isEqualTo(ExitCode.OK);
        assertThat(stored()).isEqualTo(101);
    }

    @Test
    void keepsAMunicipalityThatIsAbolishedForItsTime() {
        List<String> codes = new ArrayList<>(
                List.of("koodi;nimi_fi;nimi_sv;voimaan;lakkautettu", "091;Helsinki;Helsingfors;;", "734;Salo;Salo;;"));
        PlaceFiles.send(home, "municipalities", "kunnat_20261120.csv", codes);
        assertThat(home.run("municipalities").code()).isEqualTo(ExitCode.OK);
        codes.set(2, "999;Uusi;Nya;;");
        PlaceFiles.send(home, "municipalities", "kunnat_20261122.csv", codes);
        assertThat(home.run("municipalities").code()).isEqualTo(ExitCode.OK);
        assertThat(validity("091")).isEqualTo("always to now");
        assertThat(validity("734")).isEqualTo("always to 2026-11-21");
        assertThat(validity("999")).isEqualTo("2026-11-22 to now");
    }

    private String validity(String code) {
        return home.sql(
                String.class,
                "select coalesce(cast(valid_from as varchar), 'always') || ' to '"
                        + " || coalesce(cast(valid_until as varchar), 'now') from municipality where code = ?",
                code);
    }

    private int stored() {
        return home.sql(Integer.class, "select count(*) from postcode");
    }

    /** The list of the n-th day. */
    private void send(int day, List<String> lines) {
        PlaceFiles.send(home, "postcodes", "PCF_%d.dat".formatted(20261119 + day), lines);
    }

    private Approval approval(int ceiling) {
        return new Approval(ceiling, home.clock().instant().plus(Duration.ofDays(1)), "reviewer", "counted");
    }

    private void assertRefused(RegisterResult result, String why) {
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_BAD);
        assertThat(result.message()).contains(why);
        assertThat(stored()).isZero();
    }
}
