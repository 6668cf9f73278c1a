package fi.ajantasa.source;

import static fi.ajantasa.source.ExtractHistory.State.APPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Limit;
import fi.ajantasa.job.Plausible;
import fi.ajantasa.job.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of deliveries that only their own files tell, and how many records are plausible. F45, F53, F63. */
class BareSequenceTest {
    private static final Path NENA = Path.of("src/test/resources/fixtures/nena512");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path temp;

    private Delivery delivery(String fixture) throws Exception {
        LayoutHome home = LayoutHome.foreign(temp, "phone-nena");
        home.file(fixture, Files.readAllBytes(NENA.resolve(fixture)));
        return (Delivery) home.found().get(0);
    }

    private static List<ExtractHistory> after(long sequence) {
        return List.of(new ExtractHistory(sequence, Kind.DELTA, DAY, "other", APPLIED));
    }

    @Test
    void beginsWithTheFirstCycleThatIsReceived() throws Exception {
        assertThat(SequenceRule.judge(List.of(), delivery("directory_ok.txt"), TODAY, false))
                .isEmpty();
        assertThat(SequenceRule.judge(after(40), delivery("directory_ok.txt"), TODAY, false))
                .isEmpty();
    }

    @Test
    void stopsWhereACycleIsMissing() throws Exception {
        Refusal refusal = SequenceRule.judge(after(41), delivery("directory_cycle_gap.txt"), TODAY, false)
                .orElseThrow();
        assertThat(refusal.code()).isEqualTo(ExitCode.INPUT_CONFLICT);
        assertThat(refusal.reason()).isEqualTo("sequence-gap");
        assertThat(refusal.expected()).isEqualTo("sequence 42 after 41, or a full list");
    }

    @Test
    void goesOnAtOneAfterTheLargestCycle() throws Exception {
        Delivery first = delivery("directory_ok.txt");
        Delivery one = new Delivery(first.control(), first.totals().numbered(1), first.contentHash());
        Delivery next = SequenceRule.unwrapped(after(999_999), one, 999_999);
        assertThat(next.totals().sequence()).isEqualTo(1_000_000);
        assertThat(SequenceRule.judge(after(999_999), next, TODAY, false)).isEmpty();
        assertThat(SequenceRule.unwrapped(after(40), first, 999_999).totals().sequence())
                .isEqualTo(41);
        assertThat(SequenceRule.unwrapped(after(1_000_005), one, 999_999)
                        .totals()
                        .sequence())
                .isEqualTo(1_000_000);
    }

    @Test
    void refusesAFullListOfAnImplausibleLength() {
        Plausible tenPercent = new Plausible(new Limit(new Share(0.1), 5), false);
        OptionalLong last = OptionalLong.of(1000);
        assertThat(RowCountRule.judge(tenPercent, Kind.BASE, last, 1100)).isEmpty();
        assertThat(RowCountRule.judge(tenPercent, Kind.BASE, last, 899))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("row-count-implausible"));
        assertThat(RowCountRule.judge(tenPercent, Kind.BASE, last, 1101)).isPresent();
        assertThat(RowCountRule.judge(tenPercent, Kind.DELTA, last, 3)).isEmpty();
        assertThat(RowCountRule.judge(tenPercent, Kind.BASE, OptionalLong.empty(), 3))
                .isEmpty();
    }
}
