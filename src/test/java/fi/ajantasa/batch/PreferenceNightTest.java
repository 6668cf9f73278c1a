package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.Figure;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is missing in a full preference list is held, reported and then lifted by a rule, never by absence alone. */
class PreferenceNightTest {
    private static final String REASON = "on-phone-preference-list";

    @TempDir
    Path folder;

    @Test
    void whoeverLeavesAFullListIsHeldAndThenLiftedByRule() {
        TestHome home = PreparedHome.on(Databases.H2).copyTo(folder);
        List<Map.Entry<String, String>> holders =
                List.copyOf(home.values("mobile-phone").entrySet()).subList(0, 60);
        send(home, 1, holders, LocalDate.of(2026, 11, 20));
        assertThat(run(home).verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(restricted(home)).isGreaterThanOrEqualTo(60);
        int all = restricted(home);

        send(home, 2, holders.subList(0, 59), LocalDate.of(2026, 11, 21));
        RunReport gone = run(home);
        assertThat(gone.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(restricted(home)).isEqualTo(all);
        assertThat(figure(gone, ListName.ENTRY_HELD, REASON)).isPositive();

        TestHome later = home.daysLater(40);
        send(later, 3, holders.subList(0, 59), LocalDate.of(2026, 12, 31));
        RunReport lifted = run(later);
        assertThat(lifted.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(restricted(later)).isLessThan(all);
        assertThat(figure(lifted, ListName.LIFTED_BY_RULE, "left-the-list")).isEqualTo(all - restricted(later));
    }

    /** Its few rows are not the list: the age of our last check against it goes on. */
    @Test
    void aReplayIsNoCheckAgainstTheList() {
        TestHome home = PreparedHome.on(Databases.H2).copyTo(folder);
        List<Map.Entry<String, String>> holders =
                List.copyOf(home.values("mobile-phone").entrySet()).subList(0, 60);
        list(home, 1, holders.subList(1, 60), LocalDate.of(2026, 11, 20))
                .row(row("Z", holders.get(0)))
                .send();
        RegisterResult first = home.run("preference");
        assertThat(first.code()).as(first.message()).isEqualTo(ExitCode.OK_WITH_REJECTS);
        String run = first.runs().get(0);
        int before = restricted(home);
        home.define("preference.yaml", it -> it.replace("codes: {A: added,", "codes: {A: added, Z: added,"));

        Terminal replayed = Terminal.run(home, "replay", run);

        assertThat(replayed.code()).as(replayed.text()).isEqualTo(ExitCode.OK.number());
        assertThat(restricted(home)).isGreaterThan(before);
        String[] check = {"contact", "check", holders.get(1).getKey(), "--channel", "phone", "--json"};
        assertThat(Terminal.run(home, check).text()).contains("\"checked\" : \"2026-11-22T10:00:00Z\"");
        assertThat(Terminal.run(home, "rerun", run).code()).isEqualTo(ExitCode.OK.number());
        assertThat(Terminal.run(home, check).text()).doesNotContain("\"checked\" : \"2026-11-22T10:00:00Z\"");
    }

    private static long figure(RunReport report, ListName name, String attribute) {
        return report.findings().against().stream()
                .filter(it -> it.name().equals(name.word()) && it.attribute().equals(attribute))
                .mapToLong(Figure::value)
                .sum();
    }

    private static int restricted(TestHome home) {
        return home.sql(Integer.class, "select count(*) from restriction where reason = '" + REASON + "'");
    }

    private static RunReport run(TestHome home) {
        RegisterResult result = home.run("preference");
        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.OK);
        return home.report(result.runs().get(0));
    }

    private static void send(TestHome home, int sequence, List<Map.Entry<String, String>> holders, LocalDate day) {
        list(home, sequence, holders, day).send();
    }

    private static MadeDelivery list(
            TestHome home, int sequence, List<Map.Entry<String, String>> holders, LocalDate day) {
        MadeDelivery list = MadeDelivery.list(home, "preference", "kielto", List.of("op", "numero", "alkaen", "asti"))
                .control("feed", "puhelin")
                .control("sequence", sequence)
                .control("extract_date", day.toString())
                .named("kielto_puhelin_%s_%06d".formatted(day.toString().replace("-", ""), sequence));
        holders.forEach(it -> list.row(row("A", it)));
        return list;
    }

    private static Map<String, String> row(String op, Map.Entry<String, String> holder) {
        return Map.of("op", op, "numero", holder.getValue(), "alkaen", "2026-01-01", "asti", "");
    }
}
