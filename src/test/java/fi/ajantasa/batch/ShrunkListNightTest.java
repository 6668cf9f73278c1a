package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.Verdict;
import fi.ajantasa.testing.Databases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A full list that is valid and much shorter than the last, or empty: who is new is restricted, nobody is set free (F64). */
@ParameterizedClass
@EnumSource
class ShrunkListNightTest {
    private static final String REASON = "on-phone-preference-list";
    private static final int LISTED = 120;
    private static final int STAYED = 10;
    private static final int HELD_DAYS = 32;

    @Parameter
    Databases databases;

    @TempDir
    Path folder;

    private TestHome home;
    private List<String> numbers;

    @BeforeEach
    void takeAList() {
        home = PreparedHome.on(databases)
                .copyTo(folder)
                .define("nightly.yaml", it -> it.replaceAll("registers: .*", "registers: [customers, preference]"))
                .define("preference.yaml", it -> it.replace("rows: {min: 1}", "rows: {min: 0}")
                        .replace("  covers:", "  empty: allowed\n  covers:"));
        numbers = List.copyOf(new TreeSet<>(home.values("mobile-phone").values()));
        send(home, 1, numbers.subList(0, LISTED));
        assertThat(night(home).code()).isEqualTo(ExitCode.OK);
        assertThat(restricted()).isGreaterThanOrEqualTo(LISTED);
    }

    @Test
    void restrictsWhoIsNewAndHoldsAllWhoLeftAListThatShrank_F64() {
        long before = restricted();
        List<String> shrunk = new ArrayList<>(numbers.subList(0, STAYED));
        shrunk.addAll(numbers.subList(200, 205));
        send(home.daysLater(1), 2, shrunk);
        RegisterResult shrank = night(home.daysLater(1));
        assertThat(shrank.code()).as(shrank.message()).isEqualTo(ExitCode.HELD);
        long withNew = restricted();
        assertThat(withNew).isGreaterThanOrEqualTo(before + 5);

        TestHome later = home.daysLater(HELD_DAYS);
        shrunk.add(numbers.get(300));
        send(later, 3, shrunk);
        RegisterResult result = night(later);

        assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.HELD);
        assertThat(restricted()).isGreaterThan(withNew);
        RunReport report = later.report(result.runs().get(0));
        assertThat(report.verdict()).isEqualTo(Verdict.BALANCED);
        assertThat(report.counts().items(ListName.HELD)).isGreaterThanOrEqualTo(LISTED - STAYED);
    }

    @Test
    void setsNobodyFreeByAnEmptyList_F64() {
        long before = restricted();
        send(home.daysLater(1), 2, List.of());
        assertThat(night(home.daysLater(1)).code()).isEqualTo(ExitCode.HELD);
        assertThat(restricted()).isEqualTo(before);

        TestHome later = home.daysLater(HELD_DAYS);
        send(later, 3, List.of());

        assertThat(night(later).code()).isEqualTo(ExitCode.HELD);
        assertThat(restricted()).isEqualTo(before);
    }

    private long restricted() {
        return home.sql(Long.class, "select count(*) from restriction where reason = ?", REASON);
    }

    private static RegisterResult night(TestHome on) {
        return on.night().get(1);
    }

    private static void send(TestHome on, int sequence, List<String> listed) {
        LocalDate day = LocalDate.now(on.clock());
        MadeDelivery list = MadeDelivery.list(on, "preference", "kielto", List.of("op", "numero", "alkaen", "asti"))
                .control("feed", "puhelin")
                .control("sequence", sequence)
                .control("extract_date", day.toString())
                .named("kielto_puhelin_%s_%06d".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), sequence));
        listed.forEach(it -> list.row(Map.of("op", "A", "numero", it, "alkaen", "2026-01-01", "asti", "")));
        list.send();
    }
}
