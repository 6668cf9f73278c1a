package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A bank's payments reach the customer whose reference they name, and nobody else. F45, F46, F50, F131, F132. */
@ParameterizedClass
@EnumSource
class BankNightTest {
    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<String> customers;

    @BeforeEach
    void knowReferences() {
        home = PreparedHome.on(databases).copyTo(folder);
        customers = List.copyOf(home.values("customer-kind").keySet());
        MadeDelivery.list(home, "payment-references", "viitteet", List.of("asiakasnumero", "viite"))
                .named("viitteet_20261121_000001")
                .row(Map.of("asiakasnumero", customers.get(0), "viite", "1234561"))
                .row(Map.of("asiakasnumero", customers.get(0), "viite", "559582243294671"))
                .row(Map.of("asiakasnumero", customers.get(1), "viite", "RF601511890656"))
                .row(Map.of("asiakasnumero", "C-99999", "viite", "3222190631525115"))
                .send();
        assertThat(home.run("payment-references").code()).isEqualTo(ExitCode.OK);
        assertThat(home.values("payment-reference"))
                .containsOnly(
                        Map.entry(customers.get(0), "1234561|559582243294671"),
                        Map.entry(customers.get(1), "1511890656"));
    }

    @Test
    void booksPaymentsByReferenceAndOnce() throws IOException {
        sendFixture("ok.SVM");
        RunReport report = take(ExitCode.OK);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(2);
        assertThat(home.values("payments"))
                .containsOnly(
                        Map.entry(customers.get(0), "2588WWRV02120001 2026-11-20 490.00"),
                        Map.entry(customers.get(1), "2588WWRV02120002 2026-11-19 12.50"));
        assertThat(home.run("bank-payments").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    @Test
    void booksTwoEqualPaymentsOfOneDay() throws IOException { // F132
        new BankFile("261120")
                .payment("ARKISTO000000001", "1234561", 2500)
                .payment("ARKISTO000000002", "1234561", 2500)
                .payment("ARKISTO000000003", "559582243294671", 100)
                .send(home);
        take(ExitCode.OK);
        assertThat(home.customer(customers.get(0)).get("payments"))
                .isEqualTo("ARKISTO000000001 2026-11-20 25.00|ARKISTO000000002 2026-11-20 25.00"
                        + "|ARKISTO000000003 2026-11-20 1.00");
    }

    @Test
    void takesAPaymentThatWasSeenAlreadyForTheSame() throws IOException { // F132
        new BankFile("261119").payment("ARKISTO000000001", "1234561", 2500).send(home);
        take(ExitCode.OK);
        BankFile later = new BankFile("261120");
        later.payment("ARKISTO000000002", "1234561", 700).send(home);
        take(ExitCode.OK);
        Files.writeString(
                home.inbox("bank-payments").resolve("viitesiirrot_again.svm"),
                new BankFile("261119")
                        .payment("ARKISTO000000001", "1234561", 2500)
                        .text()
                        .replaceFirst("0261119", "0261121"));
        RunReport again = take(ExitCode.OK);
        assertThat(again.counts().of(ListName.MATCHED)).isEqualTo(1);
        assertThat(home.customer(customers.get(0)).get("payments"))
                .isEqualTo("ARKISTO000000002 2026-11-20 7.00|ARKISTO000000001 2026-11-19 25.00");
    }

    @Test
    void rejectsAnArchiveIdWithOtherContentOrForAnotherCustomer() throws IOException { // F132
        new BankFile("261119").payment("ARKISTO000000001", "1234561", 2500).send(home);
        take(ExitCode.OK);
        new BankFile("261120").payment("ARKISTO000000001", "1234561", 9900).send(home);
        RunReport second = take(ExitCode.OK_WITH_REJECTS);
        assertThat(second.counts().of(ListName.REJECTED)).isEqualTo(1);
        assertThat(rule()).isEqualTo("same-id-other-content");
        new BankFile("261121")
                .payment("ARKISTO000000001", "1511890656", 2500)
                .payment("ARKISTO000000002", "1511890656", 300)
                .send(home);
        assertThat(take(ExitCode.OK_WITH_REJECTS).counts().of(ListName.REJECTED))
                .isEqualTo(1);
        assertThat(rule()).isEqualTo("same-id-other-customer");
        assertThat(home.values("payments"))
                .containsOnly(
                        Map.entry(customers.get(0), "ARKISTO000000001 2026-11-19 25.00"),
                        Map.entry(customers.get(1), "ARKISTO000000002 2026-11-21 3.00"));
    }

    @Test
    void rejectsBothOfOneArchiveIdWithinAFile() throws IOException {
        new BankFile("261120")
                .payment("ARKISTO000000001", "1234561", 2500)
                .payment("ARKISTO000000001", "1511890656", 2500)
                .payment("ARKISTO000000002", "1511890656", 300)
                .send(home);
        RunReport report = take(ExitCode.OK_WITH_REJECTS);
        assertThat(report.counts().of(ListName.REJECTED)).isEqualTo(2);
        assertThat(rule()).isEqualTo("same-key-other-content");
        assertThat(home.values("payments")).containsOnlyKeys(customers.get(1));
    }

    @Test
    void takesBackWithACorrection() throws IOException {
        new BankFile("261120")
                .payment("ARKISTO000000001", "1234561", 2500)
                .correction("ARKISTO000000002", "1234561", 2500)
                .send(home);
        take(ExitCode.OK);
        assertThat(home.customer(customers.get(0)).get("payments"))
                .isEqualTo("ARKISTO000000001 2026-11-20 25.00|ARKISTO000000002 2026-11-20 -25.00");
    }

    @Test
    void keepsNothingOfAReferenceOfNobody() throws IOException {
        long facts = facts();
        new BankFile("261120")
                .payment("ARKISTO000000001", "3222190631525115", 2500)
                .payment("ARKISTO000000002", "1234561", 100)
                .send(home);
        RunReport report = take(ExitCode.OK);
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(1);
        assertThat(home.values("payments")).containsOnlyKeys(customers.get(0));
        assertThat(facts()).isEqualTo(facts + 1);
    }

    @Test
    void rejectsAReferenceWithAWrongCheckDigit() throws IOException {
        new BankFile("261120").payment("ARKISTO000000001", "1234562", 2500).send(home);
        take(ExitCode.OK_WITH_REJECTS);
        assertThat(rule()).isEqualTo("check-digit-wrong");
    }

    @Test
    void booksNothingForAReferenceOfTwoCustomers() throws IOException {
        MadeDelivery.list(home, "payment-references", "viitteet", List.of("asiakasnumero", "viite"))
                .control("sequence", 2)
                .control("previous_sequence", 1)
                .control("kind", "DELTA")
                .named("viitteet_20261121_000002")
                .row(Map.of("asiakasnumero", customers.get(2), "viite", "1234561"))
                .send();
        assertThat(home.run("payment-references").code()).isEqualTo(ExitCode.OK);
        new BankFile("261120").payment("ARKISTO000000001", "1234561", 2500).send(home);
        assertThat(take(ExitCode.OK).counts().of(ListName.UNMATCHED)).isEqualTo(1);
        assertThat(home.values("payments")).isEmpty();
    }

    @Test
    void takesReferencesFromTheCustomerSystemsOwnFile() throws IOException {
        home.define(
                "customers.yaml",
                it -> it.replace("ignore: []", "  viitteet: {is: payment-reference, split: \"|\"}\nignore: []"));
        home.define("decisions.yaml", it -> it.replace("[payment-references]", "[payment-references, customers]"));
        List<String> columns = new ArrayList<>(Person.customerColumns(home));
        columns.add("viitteet");
        MadeDelivery delivery = MadeDelivery.list(home, "customers", "ajantasa-crm", columns)
                .control("sequence", 2)
                .control("previous_sequence", 1)
                .named("crm_customers_20261121_000002");
        for (Map<String, String> row : Person.customerRows(home)) {
            Map<String, String> told = new LinkedHashMap<>(row);
            if (customers.get(2).equals(row.get("asiakasnumero"))) {
                told.put("viitteet", "3222190631525115|RF341234561");
            }
            delivery.row(told);
        }
        delivery.send();
        assertThat(home.run("customers").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(customers.get(2)).get("payment-reference")).isEqualTo("1234561|3222190631525115");
        new BankFile("261120")
                .payment("ARKISTO000000001", "3222190631525115", 2500)
                .send(home);
        take(ExitCode.OK);
        assertThat(home.values("payments")).containsOnlyKeys(customers.get(2));
    }

    @Test
    void refusesAFileWhoseTotalsAreWrongWhole() throws IOException { // F45, F46, F50, F131
        for (String fixture : List.of("bad_trailer_sum.SVM", "no_trailer.SVM", "short_line.SVM")) {
            sendFixture(fixture);
            assertThat(home.run("bank-payments").code()).as(fixture).isEqualTo(ExitCode.INPUT_BAD);
            Files.delete(home.inbox("bank-payments").resolve("viitesiirrot_" + fixture.replace(".SVM", ".svm")));
        }
        assertThat(home.values("payments")).isEmpty();
    }

    @Test
    void neverReadsThePayersName() throws IOException {
        sendFixture("ok.SVM");
        take(ExitCode.OK);
        assertThat(home.export()).doesNotContain("TESTAAJA");
        try (Stream<Path> files = Files.walk(home.home())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("TESTAAJA"));
        }
    }

    @Test
    void booksTransactionsOfANotificationByReferenceAndOnce() throws IOException {
        Path inbox = Files.createDirectories(home.inbox("bank-camt"));
        Files.copy(
                Path.of("src/test/resources/fixtures/fi_camt/camt054_20261120.xml"),
                inbox.resolve("camt054_20261120.xml"));
        RunReport report = take("bank-camt", ExitCode.OK);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(3);
        assertThat(home.values("payments"))
                .containsOnly(
                        Map.entry(
                                customers.get(0),
                                "2588CAMT00000001 2026-11-20 4900.00|2588CAMT00000003 2026-11-20 -4900.00"),
                        Map.entry(customers.get(1), "2588CAMT00000002 2026-11-20 125.00"));
        assertThat(home.run("bank-camt").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(home.export()).doesNotContain("TESTAAJA");
    }

    /** F84: a bank never sends a full list; what comes behind a file that was rolled back is taken, and that one is missed. */
    @Test
    void goesOnAfterARollBackAndNamesWhatIsMissing_F84() throws IOException {
        new BankFile("261119").payment("ARKISTO000000001", "1234561", 99900).send(home);
        take(ExitCode.OK);
        String wrong = home.sql(String.class, "select max(id) from run where register = 'bank-payments'");
        Rollback.Undone undone = home.rollback(wrong, false, RollbackHome.LEADER);
        assertThat(undone.result().code()).as(undone.result().message()).isEqualTo(ExitCode.OK);
        assertThat(home.values("payments")).isEmpty();

        new BankFile("261120").payment("ARKISTO000000002", "1234561", 700).send(home);
        RegisterResult behind = home.run("bank-payments");
        assertThat(behind.code()).as("the wrong file still lies there").isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(home.customer(customers.get(0)).get("payments")).isEqualTo("ARKISTO000000002 2026-11-20 7.00");

        Files.delete(home.inbox("bank-payments").resolve("viitesiirrot_20261119.svm"));
        new BankFile("261121").payment("ARKISTO000000003", "1511890656", 800).send(home);
        RegisterResult next = home.run("bank-payments");
        assertThat(next.code()).as(next.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        assertThat(next.message())
                .startsWith("OK_WITH_REJECTS bank-payments: rolled-back-before: sequence 20261119 of 2026-11-19 was"
                        + " rolled back and has not come again.");
        assertThat(doctor()).contains("sequence 20261119 of 2026-11-19 was rolled back and has not come again");

        new BankFile("261119").payment("ARKISTO000000001", "1234561", 9990).send(home);
        take(ExitCode.OK);
        assertThat(home.values("payments"))
                .containsOnly(
                        Map.entry(
                                customers.get(0), "ARKISTO000000002 2026-11-20 7.00|ARKISTO000000001 2026-11-19 99.90"),
                        Map.entry(customers.get(1), "ARKISTO000000003 2026-11-21 8.00"));
        assertThat(doctor()).doesNotContain("rolled back");
        assertThat(home.run("bank-payments").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    private String doctor() {
        return Terminal.run(home, "doctor").text();
    }

    private RunReport take(ExitCode code) {
        return take("bank-payments", code);
    }

    private RunReport take(String register, ExitCode code) {
        RegisterResult result = home.run(register);
        assertThat(result.code()).as(result.message()).isEqualTo(code);
        RunReport report = home.report(result.runs().get(result.runs().size() - 1));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        return report;
    }

    private void sendFixture(String name) throws IOException {
        Path inbox = Files.createDirectories(home.inbox("bank-payments"));
        Files.copy(
                Path.of("src/test/resources/fixtures/fi_svm", name),
                inbox.resolve("viitesiirrot_" + name.replace(".SVM", ".svm")));
    }

    private long facts() {
        return home.sql(Long.class, "select count(*) from fact");
    }

    private String rule() {
        return home.sql(
                String.class,
                "select distinct rules from rejection where run_id = (select max(run_id) from rejection)");
    }
}
