package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Figure;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One person who cannot be decided: the others go on, and that person's rows are kept and taken in later, in order. */
@ParameterizedClass
@EnumSource
class QuarantineNightTest {
    private static final String NEW_CODE = "010190-900P";
    /** One brace too many at the start, which no JSON has. */
    private static final byte[] DAMAGE = {'{'};

    private static final byte[] DAMAGED_START = {'{', '{'};
    private static final String DAMAGED = "substring(claims, 1, 2) = cast(? as bytea) and ";

    private static final String OF_ONE = "customer_id = (select id from customer where number = ?)";
    private static final String RESTRICTED =
            "select count(*) from restriction r join customer c on c.id = r.customer_id"
                    + " where c.number = ? and r.reason = 'waiting-record' and r.channels = 63";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private Person one;
    private Person other;

    @BeforeEach
    void copyHome() {
        PreparedHome prepared = PreparedHome.on(databases);
        one = prepared.plainPeople().get(0);
        other = prepared.plainPeople().get(1);
        home = prepared.copyTo(folder);
    }

    @Test
    void keepsEverybodyElseCurrentForTenNightsAndGivesUpAfterThree_F108() {
        String before = home.customer(one.number()).get("family-name");
        spoilFacts();
        for (int night = 1; night <= 10; night++) {
            RegisterResult result = rename(night + 1, "Uusinen" + night);

            assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
            assertThat(home.customer(other.number())).containsEntry("family-name", "Uusinen" + night);
            assertThat(home.customer(one.number())).containsEntry("family-name", before);
            assertThat(home.sql(Integer.class, "select max(attempts) from quarantine"))
                    .isEqualTo(Math.min(night, 3));
            assertThat(home.sql(Integer.class, "select count(*) from quarantine"))
                    .isEqualTo(night);
            assertThat(home.sql(Integer.class, RESTRICTED, one.number())).isEqualTo(1);
            assertThat(quarantine(result))
                    .isEqualTo(night < 3 ? Map.of("waiting", 1L) : Map.of("waiting", 1L, "given-up", 1L));
            assertThat(home.sql(
                            Integer.class,
                            "select count(*) from task where kind = 'poison-record-given-up' and state = 'open'"))
                    .isEqualTo(night < 3 ? 0 : 1);
            assertThat(report(result).findings().rejects())
                    .extracting(Figure::attribute)
                    .containsExactly(night == 1 ? "poison-record" : "waiting-record");
        }
    }

    @Test
    void takesUpAGivenUpPersonInOrderWhenTheLimitIsRaised_F20() {
        spoilFacts();
        IntStream.rangeClosed(2, 5).forEach(it -> rename(it, "Uusinen" + it));
        mendFacts();
        assertThat(rename(6, "Uusinen6").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(one.number()).get("family-name")).doesNotStartWith("Uusinen");
        home.define("population.yaml", text -> text + "  poison: {attempts: 9}\n");
        deliverRenaming(7, "Uusinen7");
        assertThat(TestHome.codes(home.dryRun("population"))).containsExactly(ExitCode.OK_WITH_REJECTS);
        assertThat(home.sql(Integer.class, "select count(*) from quarantine")).isEqualTo(5);

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Uusinen7");
        isFree(result, "taken-in");
        assertThat(home.sql(
                        Integer.class,
                        "select count(*) from fact f join customer c on c.id = f.customer_id where c.number = ?"
                                + " and f.extract_id > 2",
                        one.number()))
                .isEqualTo(6);
    }

    /** The changes of later nights use a code that only the waiting rows explain. */
    @Test
    void letsLaterEventsUnderTheNewCodeWaitInOrder_F113() {
        spoilFacts();
        MadeDelivery.changes(home, 2)
                .change(one.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(NEW_CODE, "edelliset_hetut", one.hetu(), "sukunimi", "Ensin")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        MadeDelivery.changes(home, 3)
                .change(NEW_CODE, DeliveryFaultsNightTest.moveTo("Toinenkatu"))
                .change(NEW_CODE, "sukunimi", "Sitten")
                .send();
        RegisterResult second = home.run("population");
        assertThat(second.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(report(second).counts().of(ListName.UNMATCHED)).isZero();
        assertThat(report(second).counts().of(ListName.WAITING_ROWS)).isEqualTo(2);
        mendFacts();
        MadeDelivery.changes(home, 4).change(NEW_CODE, "kutsumanimi", "Kolmas").send();

        RegisterResult third = home.run("population");

        assertThat(third.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number()))
                .containsEntry("family-name", "Sitten")
                .containsEntry("call-name", "Kolmas")
                .containsKey("former-hetus")
                .hasEntrySatisfying("permanent-address", it -> assertThat(it).contains("Toinenkatu"));
        isFree(third, "taken-in");
    }

    @Test
    void letsAFullListSupersedeWhatCannotBeRead_F20() {
        spoilFacts();
        rename(2, "Uusinen");
        mendFacts();
        home.meddle("update quarantine set sealed = 'AAAA'");
        fullList(3, one.saying("sukunimi", "Listanimi"));

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Listanimi");
        isFree(result, "superseded");
    }

    /** The list's row is the one taken in before the change that waited: recognising it would lose that it came back. */
    @Test
    void letsAFullListTakeBackWhatHadWaited_F20() {
        String before = home.customer(one.number()).get("family-name");
        spoilFacts();
        rename(2, "Uusinen");
        mendFacts();
        fullList(3, one.register());

        RegisterResult result = home.run("population");

        assertThat(home.customer(one.number())).containsEntry("family-name", before);
        isFree(result, "taken-in");
    }

    @Test
    void setsAsideThePersonWhoseStoredRowIsDamaged_F20() {
        home.meddle("update customer set held = cast(? as bytea) || held where number = ?", DAMAGE, one.number());

        RegisterResult result = rename(2, "Uusinen");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(other.number())).containsEntry("family-name", "Uusinen");
        assertThat(report(result).findings().tasks())
                .extracting(Figure::attribute)
                .containsExactly("undecidable");
        home.meddle("update customer set held = substring(held, 2) where number = ?", one.number());
        RegisterResult mended = rename(3, "Toinen");
        assertThat(mended.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Toinen");
        isFree(mended, "taken-in");
    }

    /** The customers' own register: full lists only, found by number, and each says all that the one before said. */
    @Test
    void takesTheCustomersNextListInPlaceOfTheOneThatCouldNotBeDecided_F20() {
        spoilFacts();
        customerList(2, "Eka");
        RegisterResult result = home.run("customers");
        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        balances(result);
        assertThat(rename(2, "Uusinen").code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        mendFacts();
        assertThat(rename(3, "Toinen").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Toinen");
        assertThat(home.sql(Integer.class, RESTRICTED, one.number()))
                .as("waits in the other register")
                .isEqualTo(1);
        customerList(3, "Toka");

        RegisterResult mended = home.run("customers");

        assertThat(mended.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("metering-point", "Toka");
        isFree(mended, "taken-in");
    }

    private void customerList(int sequence, String meteringPoint) {
        MadeDelivery list = MadeDelivery.customers(home, sequence);
        Person.customerRows(home)
                .forEach(row -> list.row(
                        row.get("asiakasnumero").equals(one.number())
                                ? one.telling("kayttopaikka", meteringPoint)
                                : row));
        list.send();
    }

    @Test
    void keepsNothingOfADeliveryThatIsRefused_F70() {
        spoilFacts();
        MadeDelivery bad = renaming(2, "Uusinen");
        IntStream.range(0, 30).forEach(it -> bad.change("010190-9%02dQ".formatted(it), "sukunimi", "Uusinen"));
        bad.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        mendFacts();

        RegisterResult result = rename(2, "Korjattu");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Korjattu");
        assertThat(home.sql(Integer.class, "select count(*) from quarantine")).isZero();
    }

    /** What had waited is good, whatever becomes of the delivery in whose run it was taken in. */
    @Test
    void appliesWhatHadWaitedWhenTheDeliveryOfItsRunIsRefused_F70() {
        spoilFacts();
        rename(2, "Uusinen");
        mendFacts();
        MadeDelivery bad = MadeDelivery.changes(home, 3);
        IntStream.range(0, 30).forEach(it -> bad.change("010190-9%02dQ".formatted(it), "sukunimi", "Uusinen"));
        bad.send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        MadeDelivery.changes(home, 3)
                .change(other.hetu(), "sukunimi", "Korjattu")
                .send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(one.number())).containsEntry("family-name", "Uusinen");
        assertThat(home.sql(Integer.class, RESTRICTED, one.number())).isZero();
    }

    /** Thirty rows are rejected where twenty may be, but half of them only wait behind an earlier one. */
    @Test
    void doesNotCountRowsThatOnlyWaitAmongTheRejectsTolerated_F70() {
        List<Person> people = PreparedHome.on(databases).plainPeople();
        renameAndSpoil(2, people.subList(0, 15));
        RegisterResult result = renameAndSpoil(3, people.subList(0, 30));
        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(report(result).counts().of(ListName.REJECTED)).isEqualTo(30);
        assertThat(quarantine(result)).isEqualTo(Map.of("waiting", 30L));
        balances(result);
    }

    private RegisterResult renameAndSpoil(int sequence, List<Person> people) {
        MadeDelivery delivery = MadeDelivery.changes(home, sequence);
        people.forEach(person -> {
            home.meddle(
                    "update fact set claims = cast(? as bytea) || claims where not " + DAMAGED + OF_ONE,
                    DAMAGE,
                    DAMAGED_START,
                    person.number());
            delivery.change(person.hetu(), "sukunimi", "Uusinen");
        });
        delivery.send();
        return home.run("population");
    }

    private RegisterResult rename(int sequence, String name) {
        deliverRenaming(sequence, name);
        RegisterResult result = home.run("population");
        balances(result);
        return result;
    }

    private void deliverRenaming(int sequence, String name) {
        renaming(sequence, name).send();
    }

    private MadeDelivery renaming(int sequence, String name) {
        return MadeDelivery.changes(home, sequence)
                .change(one.hetu(), "sukunimi", name)
                .change(other.hetu(), "sukunimi", name);
    }

    private void fullList(int sequence, Map<String, String> row) {
        MadeDelivery list = MadeDelivery.fullList(home, sequence);
        Person.registerRows(home).forEach(it -> list.row(one.hetu().equals(it.get("hetu")) ? row : it));
        list.send();
    }

    private void spoilFacts() {
        home.meddle("update fact set claims = cast(? as bytea) || claims where " + OF_ONE, DAMAGE, one.number());
    }

    private void mendFacts() {
        home.meddle(
                "update fact set claims = substring(claims, 2) where " + DAMAGED + OF_ONE, DAMAGED_START, one.number());
    }

    private void isFree(RegisterResult result, String how) {
        assertThat(home.sql(Integer.class, "select count(*) from quarantine")).isZero();
        assertThat(home.sql(Integer.class, RESTRICTED, one.number())).isZero();
        assertThat(quarantine(result)).isEqualTo(Map.of(how, 1L));
        balances(result);
    }

    private Map<String, Long> quarantine(RegisterResult result) {
        return report(result).findings().quarantine().stream()
                .collect(Collectors.toMap(Figure::attribute, Figure::value));
    }

    private RunReport report(RegisterResult result) {
        return home.report(result.runs().get(0));
    }

    private void balances(RegisterResult result) {
        RunReport report = report(result);
        assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
    }
}
