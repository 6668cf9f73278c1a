package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten years of nights, 2027 to 2036, in one process: the eventful ones, or with {@code -Dajantasa.years=all} every one.
 * F42, F53, F82, F102, F146, F152.
 */
class TenYearsTest {
    @TempDir
    private static Path root;

    private static List<LocalDate> nights = List.of();
    private static YearsRun years;

    @BeforeAll
    static void runTheNights() throws IOException, DefinitionException {
        TenYears lives = new TenYears();
        nights = "all".equals(System.getProperty("ajantasa.years"))
                ? YearsPlan.everyNight()
                : YearsPlan.eventfulNights(lives);
        long start = System.nanoTime();
        years = new YearsRun(root, lives);
        years.run(nights);
        System.out.println(nights.size() + " nights in " + Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void endsEveryNightAsTheOracleSays() {
        assertThat(years.differences().stream().limit(40)).isEmpty();
    }

    @Test
    void meetsWhatGoesWrong() {
        assertThat(years.codes())
                .contains(
                        ExitCode.OK,
                        ExitCode.ALREADY_DONE,
                        ExitCode.INPUT_LATE,
                        ExitCode.INPUT_BAD,
                        ExitCode.INPUT_CONFLICT,
                        ExitCode.PERMIT_EXPIRED,
                        ExitCode.KEYS_UNAVAILABLE);
        assertThat(years.exports()).isPositive();
        assertThat(years.refusedExports()).isPositive();
    }

    private record Started(LocalDate day, Instant at) {}

    private static List<Started> started() {
        return years.home().read(dataSource -> JdbcClient.create(dataSource)
                .sql("select business_date, started_at from run where register = 'nightly' order by started_at, id")
                .query((row, number) -> new Started(
                        row.getObject(1, LocalDate.class), row.getTimestamp(2).toInstant()))
                .list());
    }

    @Test
    void runsEachBusinessDateOnceAndInOrder_F146() {
        assertThat(started().stream().map(Started::day)).containsExactlyElementsOf(nights);
    }

    /** A night is at half past three in Helsinki; where clocks are changed the next one is 23 or 25 hours later. */
    @Test
    void keepsToTheHourWhereClocksAreChanged_F146() {
        Map<LocalDate, Instant> at = started().stream().collect(Collectors.toMap(Started::day, Started::at));
        assertThat(hoursAfter(at, 3)).isNotEmpty().containsOnly(Duration.ofHours(23));
        assertThat(hoursAfter(at, 10)).isNotEmpty().containsOnly(Duration.ofHours(25));
    }

    /** How long after the night on which clocks are changed in a month the next one is, where both were run in time. */
    private static List<Duration> hoursAfter(Map<LocalDate, Instant> at, int month) {
        return IntStream.rangeClosed(TenYears.FIRST.getYear(), TenYears.LAST.getYear())
                .mapToObj(year -> YearsPlan.lastSunday(year, month))
                .filter(it -> !YearsPlan.OUTAGE.has(it) && at.containsKey(it) && at.containsKey(it.plusDays(1)))
                .map(it -> Duration.between(at.get(it), at.get(it.plusDays(1))))
                .toList();
    }

    @Test
    void readsUnderNewDataKeysWhatOldOnesEncrypted() {
        assertThat(years.rotations()).isGreaterThanOrEqualTo(4);
        assertThat(years.home().sql(Integer.class, "select count(*) from audit_bundle where kind = 'key-rotated'"))
                .isEqualTo(years.rotations());
    }

    /** A run leaves as many rows and files after years as in the beginning, and what is kept for a time goes. */
    @Test
    void growsNoFasterWithTheYears() {
        Map<String, Double> early = perRun(2028);
        perRun(2035)
                .forEach((what, late) ->
                        assertThat(late).as(what).isLessThanOrEqualTo(1.5 * early.getOrDefault(what, 0.0) + 1));
        Map<String, Long> end = years.growth().sizes().lastEntry().getValue();
        assertThat(end.get("files in raw")).as("copies of thirty days").isBetween(2L, 12L);
        assertThat(end.get("files in inbox")).isLessThan(10);
        assertThat(end.get("files in transcripts")).isZero();
    }

    private static Map<String, Double> perRun(int year) {
        Map<String, Long> grown = years.growth().growth(year);
        Map<String, Double> perRun = new TreeMap<>();
        grown.forEach((what, rows) -> perRun.put(what, (double) rows / grown.get("run")));
        return perRun;
    }
}
