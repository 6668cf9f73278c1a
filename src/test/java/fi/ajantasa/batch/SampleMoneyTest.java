package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs about payments and energy on the committed sample set, beside its night. */
class SampleMoneyTest {
    private static final List<String> REGISTERS =
            List.of("customers", "payment-references", "bank-payments", "bank-camt", "metering-points", "consumption");

    @TempDir
    Path folder;

    @Test
    void takesInPaymentsAndReadingsOfSampleCustomers() {
        TestHome home = TestHome.withWholeNight(folder).withCommittedSet();
        for (String register : REGISTERS) {
            RegisterResult result = home.run(register);
            assertThat(result.code()).as(result.message()).isIn(ExitCode.OK, ExitCode.OK_WITH_REJECTS);
            RunReport report = home.report(result.runs().get(0));
            assertThat(report.verdict()).as(register).isEqualTo(Verdict.BALANCED);
        }
        assertThat(home.values("payments")).hasSize(60);
        assertThat(home.customer("C-10001"))
                .containsEntry("payments", "2588MALLI0000000 2026-11-21 23.90|2588MALLI0000061 2026-11-21 -23.90")
                .containsEntry("consumption", "643000000000100013/2026-10/BN01 2.8 kWh 25 h 0 gaps");
        assertThat(home.customer("C-10002").get("consumption")).endsWith(" 14.95 kWh 25 h 0 gaps");
        assertThat(home.customer("C-10003").get("consumption")).endsWith(" 24 h 1 gaps");
        assertThat(REGISTERS.stream().map(home::run).map(RegisterResult::code)).containsOnly(ExitCode.ALREADY_DONE);
    }
}
