package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A protection order comes with the changes of a day: what both sources said of the address is seen nowhere any more. */
@ParameterizedClass
@EnumSource
class ProtectionNightTest {
    private static final String CANARY = "Kanarialinnunpolku";
    private static final String[] WHEREABOUTS = {
        "permanent-address", "temporary-address", "postal-address", "site-address", "municipality", "metering-point"
    };

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private ShippedLog log;
    private Person person;

    @BeforeEach
    void knowTheCanaryAddressFromBothSources() {
        PreparedHome prepared = PreparedHome.on(databases);
        person = prepared.plainPeople().get(7);
        home = prepared.copyTo(folder);
        log = ShippedLog.of(home);
        deliverCustomers(2);
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        MadeDelivery.changes(home, 2)
                .change(person.hetu(), DeliveryFaultsNightTest.moveTo(CANARY))
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(person.number()))
                .hasEntrySatisfying("permanent-address", it -> assertThat(it).contains(CANARY))
                .hasEntrySatisfying("postal-address", it -> assertThat(it).contains(CANARY))
                .hasEntrySatisfying("site-address", it -> assertThat(it).contains(CANARY));
        assertThat(home.export()).contains(CANARY);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private void deliverCustomers(int sequence) {
        MadeDelivery list = MadeDelivery.customers(home, sequence);
        Person.customerRows(home)
                .forEach(row -> list.row(row.get("asiakasnumero").equals(person.number()) ? crm() : row));
        list.send();
    }

    private Map<String, String> crm() {
        return person.telling(
                "katuosoite",
                CANARY + " 5 B 12",
                "osoite_annettu",
                "2026-11-19",
                "kayttopaikka_katuosoite",
                CANARY + " 5");
    }

    @Test
    void hidesTheAddressOfEverySourceEverywhere_F7() throws IOException {
        orderProtection(3);

        assertThat(home.customer(person.number()))
                .containsEntry("protection-order", "1")
                .doesNotContainKeys(WHEREABOUTS);
        assertThat(home.sql(
                        Long.class,
                        "select count(*) from restriction r join customer c on c.id = r.customer_id"
                                + " where c.number = ? and r.reason = 'protection-order'",
                        person.number()))
                .isEqualTo(1);
        showsNowhere();
    }

    /** F111: what comes later without naming the order finds it on, whoever tells an address. */
    @Test
    void keepsHidingWhatIsToldLater_F7() throws IOException {
        orderProtection(3);
        MadeDelivery.changes(home, 4)
                .change(person.hetu(), DeliveryFaultsNightTest.moveTo(CANARY + "2"))
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        deliverCustomers(3);
        assertThat(home.run("customers").code()).isIn(ExitCode.OK, ExitCode.ALREADY_DONE);
        assertThat(home.customer(person.number())).doesNotContainKeys(WHEREABOUTS);
        showsNowhere();
    }

    @Test
    void revivesNothingWhenTheOrderEnds_F8() throws IOException {
        orderProtection(3);
        MadeDelivery.changes(home, 4)
                .change(
                        person.hetu(),
                        "turvakielto",
                        "0",
                        "turvakielto_loppupv",
                        "2026-11-20",
                        "muutosattribuutti",
                        "MUUTETTU")
                .send();
        RegisterResult ended = home.run("population");
        assertThat(ended.code()).isEqualTo(ExitCode.OK);
        RunReport report = home.report(ended.runs().get(0));
        assertThat(report.findings().against())
                .anySatisfy(it -> assertThat(it.attribute()).isEqualTo("protection-order"));
        deliverCustomers(3);
        assertThat(home.run("customers").code()).isIn(ExitCode.OK, ExitCode.ALREADY_DONE);

        assertThat(home.customer(person.number()))
                .doesNotContainEntry("protection-order", "1")
                .doesNotContainKeys(WHEREABOUTS);
        showsNowhere();

        MadeDelivery.changes(home, 5)
                .change(person.hetu(), DeliveryFaultsNightTest.moveTo("Uusikatu"))
                .send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(person.number()).get("permanent-address")).contains("Uusikatu");
        showsNowhere();
    }

    private void orderProtection(int sequence) {
        MadeDelivery.changes(home, sequence)
                .change(person.hetu(), "turvakielto", "1")
                .send();
        RegisterResult result = home.run("population");
        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.report(result.runs().get(0)).counts().items(ListName.APPLIED))
                .isPositive();
    }

    /** Every screen, export, report and log. */
    private void showsNowhere() throws IOException {
        assertThat(home.export()).doesNotContain(CANARY);
        for (String[] command : commands()) {
            Terminal shown = Terminal.run(home, command);
            assertThat(shown.code()).as(String.join(" ", command)).isZero();
            assertThat(shown.text()).as(String.join(" ", command)).doesNotContain(CANARY);
        }
        try (Stream<Path> reports = Files.list(home.home().resolve("reports"))) {
            assertThat(reports).hasSizeGreaterThan(9).allSatisfy(it -> assertThat(Files.readString(it))
                    .as(it.toString())
                    .doesNotContain(CANARY));
        }
        assertThat(log.text()).contains("summarise").doesNotContain(CANARY);
    }

    private List<String[]> commands() {
        String number = person.number();
        List<String[]> commands = new ArrayList<>(List.of(
                new String[] {"customers", "show", number, "--purpose", "complaint"},
                new String[] {"customers", "show", number, "--purpose", "complaint", "--json"},
                new String[] {"customers", "show", number, "--purpose", "complaint", "--as-of", "2026-11-22T09:59:00Z"},
                new String[] {"customers", "export", "--purpose", "quality"},
                new String[] {"explain", number, "--purpose", "complaint"},
                new String[] {"explain", number, "--purpose", "complaint", "--json"},
                new String[] {"status"}));
        String run = home.sql(String.class, "select max(id) from run where register = 'population'");
        for (String format : List.of("html", "json", "csv")) {
            commands.add(new String[] {"report", run, "--format", format});
        }
        commands.add(new String[] {"runs", "show", run, "--list", "applied"});
        return commands;
    }
}
