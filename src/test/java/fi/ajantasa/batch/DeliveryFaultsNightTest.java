package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that are not what they should be, each on its own in a night that knows 1,000 customers. */
class DeliveryFaultsNightTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);
    private static final List<Person> PEOPLE = PREPARED.plainPeople();
    private static final Person ONE = PEOPLE.get(0);
    private static final Person OTHER = PEOPLE.get(1);

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void copyHome() {
        home = PREPARED.copyTo(folder);
    }

    @Test
    void refusesATruncatedFile_F44() {
        MadeDelivery delivery = renaming(ONE, OTHER);
        delivery.sendCutAt(delivery.text().length() * 2 / 3);
        refuses(ExitCode.INPUT_BAD, "size-differs");
    }

    @Test
    void refusesAWrongKeySum_F45() {
        MadeDelivery delivery = renaming(ONE, OTHER);
        delivery.total("key_sum", delivery.keySum() + 1).send();
        refuses(ExitCode.INPUT_BAD, "key-sum");
    }

    @Test
    void refusesAWrongChecksum_F48() {
        renaming(ONE).total("sha256", "0".repeat(64)).send();
        refuses(ExitCode.INPUT_BAD, "sha256");
    }

    @Test
    void refusesAnUnknownColumn_F56() {
        renaming(ONE).sendWithHeader(String.join(";", MadeDelivery.POPULATION).replace("valinimi", "uusinimi"));
        refuses(ExitCode.INPUT_BAD, "column");
    }

    @Test
    void refusesAnEmptyFile_F61() {
        MadeDelivery.changes(home, 2).sendEmpty();
        refuses(ExitCode.INPUT_BAD, "empty");
    }

    @Test
    void refusesOtherContentUnderASequenceAppliedBeforeAndListsTheDifference_F52() {
        MadeDelivery list = MadeDelivery.fullList(home, 1);
        Person.registerRows(home)
                .forEach(row -> list.row(ONE.hetu().equals(row.get("hetu")) ? ONE.saying("sukunimi", "Uusinen") : row));
        list.send();

        RegisterResult result = refuses(ExitCode.INPUT_CONFLICT, "same-sequence-other-content");

        assertThat(result.message()).endsWith("Next: ajantasa inbox diff population");
        Terminal diff = Terminal.run(home, "inbox", "diff", "population");
        assertThat(diff.code()).as(diff.text()).isEqualTo(ExitCode.OK.number());
        assertThat(diff.text())
                .contains("(received before)")
                .containsPattern("differing.* 1 +rows \\d+")
                .containsPattern("sukunimi +1 +rows \\d+")
                .doesNotContain("Uusinen")
                .doesNotContain(ONE.hetu());
        Terminal byName = Terminal.run(home, "inbox", "diff", "vtj_sahko_20261121_000001_control.json", "--json");
        assertThat(byName.text()).contains("\"sequence\" : 1", "\"sukunimi\"").doesNotContain("Uusinen");
    }

    @Test
    void saysSoWhenTheDeliveryAppliedBeforeIsGone_F52() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.inbox("population"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        MadeDelivery.fullList(home, 1).row(ONE.saying("sukunimi", "Uusinen")).send();
        refuses(ExitCode.INPUT_CONFLICT, "same-sequence-other-content");
        Terminal diff = Terminal.run(home, "inbox", "diff", "population");
        assertThat(diff.code()).isEqualTo(ExitCode.INPUT_CONFLICT.number());
        assertThat(diff.text()).contains("no longer in the folder").contains("22060 rows", "declares 1 rows");
    }

    @Test
    void listsTheDifferenceOfTwoNewDeliveries_F52() {
        renaming(ONE).send();
        ofToday(renaming(ONE, OTHER)).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        Terminal diff = Terminal.run(home, "inbox", "diff", "population");
        assertThat(diff.code()).as(diff.text()).isEqualTo(ExitCode.OK.number());
        assertThat(diff.text()).containsPattern("only in the second +1 +rows 2");
        assertThat(home.export()).isEqualTo(PREPARED.export());
    }

    @Test
    void comparesNothingWithADeliveryThatIsNotGoodByItself_F52() {
        renaming(ONE).send();
        ofToday(renaming(ONE, OTHER)).total("key_sum", 1).send();
        Terminal diff = Terminal.run(home, "inbox", "diff", "population");
        assertThat(diff.code()).as(diff.text()).isEqualTo(ExitCode.INPUT_BAD.number());
        assertThat(diff.text()).contains("key-sum-differs");
    }

    @Test
    void findsNoContentionWhereThereIsNone_F52() {
        assertThat(Terminal.run(home, "inbox", "diff", "population").code()).isEqualTo(ExitCode.OK.number());
        assertThat(Terminal.run(home, "inbox", "diff", "popluation").code()).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void refusesChangesAfterAGap_F53() {
        MadeDelivery.changes(home, 3).change(ONE.hetu(), "sukunimi", "Uusinen").send();
        refuses(ExitCode.INPUT_CONFLICT, "sequence-gap");
    }

    /** What is refused lies on in its folder, and the full list that mends it comes behind it. */
    @Test
    void takesAFullListBehindChangesAfterAGap_F53() {
        MadeDelivery.changes(home, 3).change(ONE.hetu(), "sukunimi", "Toinen").send();
        MadeDelivery.changes(home, 4).change(ONE.hetu(), "sukunimi", "Kolmas").send();
        MadeDelivery list = MadeDelivery.fullList(home, 5);
        Person.registerRows(home).forEach(list::row);
        list.send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(result.runs()).as("one refused, one taken").hasSize(2);
        MadeDelivery.changes(home, 6).change(ONE.hetu(), "sukunimi", "Uusinen").send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(home.customer(ONE.number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void takesARepairedDeliveryOfTheSameSequence() {
        MadeDelivery delivery = renaming(ONE);
        delivery.total("key_sum", delivery.keySum() + 1).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.INPUT_BAD);
        renaming(ONE).send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number())).containsEntry("family-name", "Uusinen");
    }

    /** F65: everybody dead. The marketing stops at once, nothing else happens before a person looked. */
    @Test
    void holdsADeliveryInWhichEverybodyIsDead_F65() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        for (Person person : PREPARED.people()) {
            delivery.change(person.hetu(), "kuollut", "1", "kuolinpv", "2026-11-19", "kuolinpv_tarkkuus", "PAIVA");
            delivery.change(person.hetu(), "sukunimi", "Uusinen");
        }
        delivery.send();
        Map<String, String> before = home.values("family-name");

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.HELD);
        assertThat(home.sql(Long.class, "select count(*) from restriction where reason = 'deceased'"))
                .isEqualTo(PREPARED.people().size());
        assertThat(home.values("deceased")).hasSize(PREPARED.people().size()).containsValue("1");
        assertThat(home.values("family-name")).isEqualTo(before);
        balances(result);
    }

    /** F65. */
    @Test
    void holdsAMassOfMovesButAppliesTheProtectionOrderAmongThem_F65() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        PEOPLE.subList(0, 80).forEach(it -> delivery.change(it.hetu(), moveTo("Uusikatu")));
        Person hidden = PEOPLE.get(100);
        delivery.change(hidden.hetu(), "turvakielto", "1").send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.HELD);
        assertThat(home.export()).doesNotContain("Uusikatu");
        assertThat(home.customer(hidden.number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKeys("permanent-address", "postal-address", "site-address", "municipality");
        assertThat(home.report(result.runs().get(0)).counts().items(ListName.HELD))
                .isGreaterThanOrEqualTo(80);
        balances(result);
    }

    @Test
    void appliesMovesBelowTheLimit() {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        PEOPLE.subList(0, 40).forEach(it -> delivery.change(it.hetu(), moveTo("Uusikatu")));
        delivery.send();
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.export().split("Uusikatu", -1)).hasSize(41);
        balances(result);
    }

    @Test
    void refusesMoreRejectsThanTolerated_F70() {
        MadeDelivery delivery = renaming(ONE);
        IntStream.range(0, 30).forEach(it -> delivery.change("010190-9%02dQ".formatted(it), "sukunimi", "Uusinen"));
        delivery.send();
        refuses(ExitCode.INPUT_BAD, "reject");
    }

    /** What a refused list said is not remembered: the repaired list is decided anew. */
    @Test
    void takesTheRepairedListAfterOneWithTooManyRejects_F70() {
        MadeDelivery spoilt = listRenaming(ONE);
        IntStream.range(0, 300)
                .forEach(it -> spoilt.row(Map.of("hetu", "0101%02d-9%02dQ".formatted(it / 100, it % 100))));
        spoilt.send();
        refuses(ExitCode.INPUT_BAD, "reject");

        listRenaming(ONE).send();
        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number())).containsEntry("family-name", "Uusinen");
        balances(result);
    }

    private MadeDelivery listRenaming(Person person) {
        MadeDelivery list = MadeDelivery.fullList(home, 2);
        Person.registerRows(home)
                .forEach(row ->
                        list.row(person.hetu().equals(row.get("hetu")) ? person.saying("sukunimi", "Uusinen") : row));
        return list;
    }

    @Test
    void setsOnePoisonRowAsideAmongTwentyThousand_F20() {
        MadeDelivery list = MadeDelivery.fullList(home, 2);
        Map<String, Map<String, String>> spoilt = Map.of(
                ONE.hetu(), ONE.saying("sukunimi", "A".repeat(300)), OTHER.hetu(), OTHER.saying("sukunimi", "Uusinen"));
        Person.registerRows(home).forEach(row -> list.row(spoilt.getOrDefault(row.get("hetu"), row)));
        list.send();
        Map<String, String> before = home.customer(ONE.number());

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(OTHER.number())).containsEntry("family-name", "Uusinen");
        assertThat(home.customer(ONE.number())).isEqualTo(before);
        assertThat(figure(result, ListName.REJECTED)).isEqualTo(1);
        balances(result);
    }

    /** What we hold of one person cannot be read any more; that person waits, the others go on. */
    @Test
    void setsOnePersonAsideWhoCannotBeDecided_F20() {
        MadeDelivery.changes(home, 2)
                .change(ONE.hetu(), "turvakielto", "1", "turvakielto_loppupv", "2027-01-31")
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        home.meddle("update fact set claims = stringtoutf8(replace(utf8tostring(claims), '2027-01-31', 'no day'))"
                + " where extract_id = 3");
        Map<String, String> before = home.customer(ONE.number());
        MadeDelivery.changes(home, 3)
                .change(ONE.hetu(), "sukunimi", "Uusinen")
                .change(OTHER.hetu(), "sukunimi", "Uusinen")
                .send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(ONE.number())).isEqualTo(before);
        assertThat(home.customer(OTHER.number())).containsEntry("family-name", "Uusinen");
        assertThat(figure(result, ListName.REJECTED)).isEqualTo(1);
        balances(result);
    }

    @Test
    void letsAPersonChooseWhenTwoAreToldTheSameNewCode_F3() {
        String code = "010190-900P";
        MadeDelivery.changes(home, 2)
                .change(ONE.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(code, "edelliset_hetut", ONE.hetu())
                .change(OTHER.hetu(), "hetu_voimassaolo", "2", "muutosattribuutti", "MUUTETTU")
                .change(code, "edelliset_hetut", OTHER.hetu())
                .change(PEOPLE.get(2).hetu(), "sukunimi", "Uusinen")
                .send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(home.customer(PEOPLE.get(2).number())).containsEntry("family-name", "Uusinen");
        assertThat(home.report(result.runs().get(0)).findings().tasks())
                .anySatisfy(it -> assertThat(it.attribute()).isEqualTo("code-on-two-customers"));
        balances(result);
    }

    /** F10: what the full list does not say does not end a protection order. */
    @Test
    void holdsAFullListThatLacksAProtectionOrder_F10() {
        MadeDelivery.changes(home, 2).change(ONE.hetu(), "turvakielto", "1").send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        MadeDelivery list = MadeDelivery.fullList(home, 3);
        Person.registerRows(home).forEach(list::row);
        list.send();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.HELD);
        assertThat(home.customer(ONE.number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKeys("permanent-address", "postal-address", "site-address", "municipality");
        balances(result);
    }

    private static MadeDelivery ofToday(MadeDelivery delivery) {
        return delivery.named("vtj_sahko_20261122_000002").control("extract_date", TestHome.TODAY.toString());
    }

    private MadeDelivery renaming(Person... people) {
        MadeDelivery delivery = MadeDelivery.changes(home, 2);
        for (Person person : people) {
            delivery.change(person.hetu(), "sukunimi", "Uusinen");
        }
        return delivery;
    }

    static String[] moveTo(String street) {
        return ("kotikunta 091 osoitelaji VAKINAINEN_KOTIMAINEN katunimi_fi " + street
                        + " katunumero 7 postinumero 00100"
                        + " postitoimipaikka_fi Helsinki osoite_alkupv 2026-11-18 osoite_loppupv ~")
                .split(" ");
    }

    /** The delivery is refused whole and nothing whatever has changed; three lines say so. */
    private RegisterResult refuses(ExitCode code, String reason) {
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.reason()).contains(reason);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(home.export()).isEqualTo(PREPARED.export());
        assertThat(home.sql(Long.class, "select count(*) from extract where state = 'APPLIED'"))
                .isEqualTo(2);
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where run_id like '%-05'"))
                .isZero();
        return result;
    }

    private void balances(RegisterResult result) {
        assertThat(result.runs()).allSatisfy(run -> {
            RunReport report = home.report(run);
            assertThat(report.verdict()).as(report.equations().toString()).isEqualTo(Verdict.BALANCED);
        });
    }

    private long figure(RegisterResult result, ListName name) {
        return home.report(result.runs().get(0)).counts().of(name);
    }
}
