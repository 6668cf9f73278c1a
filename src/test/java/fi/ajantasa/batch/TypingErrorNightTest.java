package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A telephone number or e-mail address typed wrong in the customer system: the rest of the customer is taken in. */
class TypingErrorNightTest {
    private static final PreparedHome PREPARED = PreparedHome.on(Databases.H2);
    private static final Person ONE = PREPARED.plainPeople().get(0);

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void knowHowToReachTheCustomer() {
        home = PREPARED.copyTo(folder);
        deliver(2, "matkapuhelin", "040 123 4567", "sahkoposti", "anna@example.fi", "kielto_posti", "0");
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number()))
                .containsEntry("mobile-phone", "+358401234567")
                .containsEntry("e-mail", "anna@example.fi");
    }

    @Test
    void keepsWhatIsHeldAndTakesTheRestOfTheRow() {
        deliver(3, "matkapuhelin", "040 12", "sahkoposti", "anna(at)example.fi", "kielto_posti", "1");

        RegisterResult result = home.run("customers");

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number()))
                .containsEntry("mobile-phone", "+358401234567")
                .containsEntry("e-mail", "anna@example.fi")
                .containsEntry("objection-post", "1");
        RunReport report = home.report(result.runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().of(ListName.REJECTED)).isZero();
        assertThat(report.findings().notes())
                .filteredOn(it -> it.value() > 0)
                .extracting(it -> Map.entry(it.attribute(), it.value()))
                .containsExactly(Map.entry("e-mail-not-understood", 1L), Map.entry("phone-impossible", 1L));
    }

    /** Of a list of numbers neither the readable part nor nothing is taken for the whole. */
    @Test
    void takesNothingOfAListOfWhichOneValueIsWrong() {
        home.define("customers.yaml", text -> text.replace("mobile-phone, clean: phone", "mobile-phone, split: \"/\""));
        deliver(3, "matkapuhelin", "040 765 4321 / 040 12");
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(ONE.number())).containsEntry("mobile-phone", "+358401234567");
    }

    private void deliver(int sequence, String... cells) {
        MadeDelivery list = MadeDelivery.customers(home, sequence);
        Person.customerRows(home)
                .forEach(row -> list.row(row.get("asiakasnumero").equals(ONE.number()) ? ONE.telling(cells) : row));
        list.send();
    }
}
