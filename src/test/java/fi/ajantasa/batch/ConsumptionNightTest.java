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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Energy is of whoever held the metering point, and of nobody else. F83, F133. */
@ParameterizedClass
@EnumSource
class ConsumptionNightTest {
    private static final String POINT = "645823734848458216";
    private static final String SECOND = "642902010871620352";
    private static final String UNDATED = "640602010298819727";
    private static final String HEADER =
            "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Alkuaika;Määrä;Laatu\n";

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<String> customers;

    @BeforeEach
    void knowMeteringPoints() {
        home = PreparedHome.on(databases).copyTo(folder);
        customers = List.copyOf(home.values("customer-kind").keySet());
    }

    private MadeDelivery points(int sequence) {
        return MadeDelivery.list(
                        home,
                        "metering-points",
                        "kayttopaikat",
                        List.of("asiakasnumero", "kayttopaikka", "alkaen", "asti"))
                .control("sequence", sequence)
                .control("previous_sequence", sequence == 1 ? null : sequence - 1)
                .named("kayttopaikat_20261121_%06d".formatted(sequence));
    }

    private static Map<String, String> point(String customer, String point, String from, String until) {
        return Map.of("asiakasnumero", customer, "kayttopaikka", point, "alkaen", from, "asti", until);
    }

    @Test
    void keepsEnergyByPointAndMonth() throws IOException {
        points(1)
                .row(point(customers.get(0), POINT, "2024-01-01", ""))
                .row(point(customers.get(0), SECOND, "2025-01-01", ""))
                .row(point(customers.get(1), UNDATED, "", ""))
                .send();
        take("metering-points", ExitCode.OK);
        assertThat(home.customer(customers.get(0)).get("metering-points"))
                .isEqualTo(SECOND + " 2025-01-01..|" + POINT + " 2024-01-01..");
        send(
                "20261101",
                reading(POINT, "2026-10-01T10:00:00Z", "1,5")
                        + reading(POINT, "2026-10-01T11:00:00Z", "")
                        + reading(POINT, "2026-11-01T11:00:00Z", "2")
                        + reading(SECOND, "2026-10-01T10:00:00Z", "0,25")
                        + reading(UNDATED, "2026-10-01T10:00:00Z", "7"));
        RunReport report = take("consumption", ExitCode.OK);
        assertThat(report.counts().of(ListName.MATCHED)).isEqualTo(3);
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(1);
        assertThat(home.values("consumption"))
                .containsOnly(Map.entry(
                        customers.get(0),
                        POINT + "/2026-11 2 kWh 1 h 0 gaps|" + SECOND + "/2026-10 0.25 kWh 1 h 0 gaps|" + POINT
                                + "/2026-10 1.5 kWh 1 h 1 gaps"));
        assertThat(home.run("consumption").code()).isEqualTo(ExitCode.ALREADY_DONE);
    }

    @Test
    void replacesAMonthByALaterWord() throws IOException {
        points(1).row(point(customers.get(0), POINT, "2024-01-01", "")).send();
        take("metering-points", ExitCode.OK);
        send("20261101", reading(POINT, "2026-10-01T10:00:00Z", ""));
        take("consumption", ExitCode.OK);
        send("20261102", reading(POINT, "2026-10-01T10:00:00Z", "3"));
        take("consumption", ExitCode.OK);
        assertThat(home.customer(customers.get(0)).get("consumption")).isEqualTo(POINT + "/2026-10 3 kWh 1 h 0 gaps");
    }

    @Test
    void givesNobodyTheEnergyOfWhoLivedThereBefore() throws IOException {
        points(1)
                .row(point(customers.get(0), POINT, "2024-01-01", "2026-10-14"))
                .row(point(customers.get(1), POINT, "2026-10-15", ""))
                .send();
        take("metering-points", ExitCode.OK);
        send("20261101", reading(POINT, "2026-09-10T10:00:00Z", "1") + reading(POINT, "2026-10-20T10:00:00Z", "2"));
        take("consumption", ExitCode.OK);
        assertThat(home.values("consumption"))
                .containsOnly(
                        Map.entry(customers.get(0), POINT + "/2026-09 1 kWh 1 h 0 gaps"),
                        Map.entry(customers.get(1), POINT + "/2026-10 2 kWh 1 h 0 gaps"));
        send("20261102", reading(POINT, "2026-10-10T10:00:00Z", "5") + reading(POINT, "2026-10-20T10:00:00Z", "6"));
        RunReport both = take("consumption", ExitCode.OK);
        assertThat(both.counts().of(ListName.UNMATCHED)).isEqualTo(1);
    }

    @Test
    void rejectsAPointThatASpreadsheetSpoilt() throws IOException { // F83
        points(1)
                .row(point(customers.get(0), "6,4E+17", "", ""))
                .row(point(customers.get(1), "645823734848458217", "", ""))
                .row(point("C-99999", POINT, "", ""))
                .send();
        RunReport report = take("metering-points", ExitCode.OK_WITH_REJECTS);
        assertThat(report.counts().of(ListName.REJECTED)).isEqualTo(2);
        assertThat(report.counts().of(ListName.UNMATCHED)).isEqualTo(1);
        assertThat(home.values("metering-points")).isEmpty();
        assertThat(home.sql(Long.class, "select count(*) from customer where number = 'C-99999'"))
                .isZero();
    }

    @Test
    void writesNothingBesideItsHome() throws IOException {
        points(1).row(point(customers.get(0), POINT, "2024-01-01", "")).send();
        take("metering-points", ExitCode.OK);
        send("20261101", reading(POINT, "2026-10-01T10:00:00Z", "1,5"));
        take("consumption", ExitCode.OK);
        try (var files = Files.list(home.inbox("consumption"))) {
            assertThat(files).hasSize(1);
        }
    }

    private static String reading(String point, String start, String amount) {
        String quality = amount.isEmpty() ? "MISSING" : "OK";
        return point + ";8716867000030;PT1H;KWH;" + start + ";" + amount + ";" + quality + "\n";
    }

    private void send(String day, String readings) throws IOException {
        Path inbox = Files.createDirectories(home.inbox("consumption"));
        Files.writeString(inbox.resolve("kulutus_" + day + ".csv"), HEADER + readings);
    }

    private RunReport take(String register, ExitCode code) {
        RegisterResult result = home.run(register);
        assertThat(result.code()).as(result.message()).isEqualTo(code);
        RunReport report = home.report(result.runs().get(result.runs().size() - 1));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        return report;
    }
}
