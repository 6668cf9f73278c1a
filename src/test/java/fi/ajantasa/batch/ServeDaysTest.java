package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.serve.SimulatedServe;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Two instances of {@code serve}, processes of their own, for thirty simulated days with a skipped hour in them: killed at
 * random, each business date is run exactly once and in order (F139, F146). {@code -Dserve.seed=7} kills at other moments,
 * {@code -Dserve.days=300} goes on for longer.
 */
class ServeDaysTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 10);
    private static final int DAYS = Integer.getInteger("serve.days", 30);
    /** Every look reads them all. */
    private static final Path FEW_DEFINITIONS = Path.of("src/test/resources/definitions");

    /** A register that is not of the night, and is run by whichever instance gets to it. */
    private static final String WEEKLY = "population";

    private static final int KILLS = Math.max(1, DAYS / 30);
    private static final int LOOKS = 15;
    private static final int MOMENTS = 500;
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("serve.seed", 1));
    private final TestDatabase database = Databases.POSTGRESQL.open();
    private final List<Process> instances = new ArrayList<>();
    private final Set<LocalDate> killedOn = new TreeSet<>();
    private KillableNight night;

    @AfterEach
    void close() {
        instances.forEach(Process::destroyForcibly);
        database.close();
    }

    private Path time() {
        return folder.resolve("time");
    }

    private void writeTime(Instant now) throws IOException {
        Path part = Files.writeString(folder.resolve("time.part"), now.toString());
        Files.move(part, time(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void startTwo() throws IOException {
        while (instances.size() < 2) {
            instances.add(night.startTest(SimulatedServe.class, time().toString()));
        }
    }

    @Test
    void runEachBusinessDateOnceAndInOrderThoughOneIsKilledAtRandom_F146() throws Exception {
        TestHome home = TestHome.at(folder);
        FileSystemUtils.copyRecursively(FEW_DEFINITIONS, home.jobs());
        home.define(
                        "nightly.yaml",
                        it -> "registers: [municipalities]\nschedule: {at: \"03:30\", deliver-by: \"05:00\"}\n")
                .define(
                        WEEKLY + ".yaml",
                        it -> it.replace(
                                "at: \"01:30\", deliver-by: \"04:00\"",
                                "cron: \"30 3 * * MON\", deliver-by: \"05:00\""));
        Properties machine = new Properties();
        machine.setProperty("ajantasa.database.url", database.url());
        machine.setProperty("ajantasa.database.user", "postgres");
        machine.setProperty("ajantasa.serve.port", "0");
        night = new KillableNight(home.home(), home.jobs(), folder.resolve("keyset.json"), machine);
        writeTime(at(FIRST));
        startTwo();
        for (int day = 0; day < DAYS; day++) {
            boolean outage = day >= 17 && day < 20;
            if (!outage) {
                LocalDate date = FIRST.plusDays(day);
                writeTime(at(date));
                if (day >= DAYS / 2 && brokenOff().isEmpty()) {
                    kill(date, atWork());
                } else if (random.nextInt(DAYS) < 2 * KILLS && killedOn.size() < KILLS) {
                    kill(date, anyone());
                }
                pass(date);
                startTwo();
            }
        }
        List<LocalDate> expected = FIRST.datesUntil(FIRST.plusDays(DAYS)).toList();
        assertThat(killedOn).isNotEmpty();
        assertThat(dates("select business_date from run where register = 'nightly' and state = 'DONE'"
                        + " order by started_at, id"))
                .isEqualTo(expected);
        assertThat(ended("nightly")).isEqualTo(expected);
        assertThat(ended(WEEKLY))
                .isEqualTo(expected.stream().filter(ServeDaysTest::isWeekly).toList());
        assertThat(brokenOff()).isNotEmpty().hasSizeLessThanOrEqualTo(killedOn.size());
        brokenOff().forEach(it -> assertThat(
                        Terminal.run(home, "runs", "show", it, "--timeline").text())
                .as("why a night was begun twice")
                .contains("supersede "));
    }

    private List<String> brokenOff() {
        return database.jdbc()
                .sql("select id from run where register = 'nightly' and state = 'FAILED'")
                .query(String.class)
                .list();
    }

    private List<LocalDate> ended(String job) {
        return dates("select business_date from scheduled where job = '" + job + "' and ended_at is not null"
                + " order by ended_at, business_date");
    }

    private static boolean isWeekly(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(5, 0)).atZone(HELSINKI).toInstant();
    }

    private Process anyone() throws InterruptedException {
        Process any = instances.get(random.nextInt(2));
        any.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
        return any;
    }

    /** Whoever is in the middle of a night; or anyone when that was over too soon to be seen. */
    private Process atWork() throws InterruptedException {
        Process found = null;
        for (int look = 0; look < MOMENTS && found == null; look++) {
            instances.get(0).waitFor(2, TimeUnit.MILLISECONDS);
            List<Long> pids = database.jdbc()
                    .sql("select pid from run_lock where owner <> '' and exists"
                            + " (select 1 from run where register = 'nightly' and state = 'RUNNING')")
                    .query(Long.class)
                    .list();
            found = instances.stream()
                    .filter(it -> pids.contains(it.pid()))
                    .findFirst()
                    .orElse(null);
        }
        return found == null ? anyone() : found;
    }

    private void kill(LocalDate day, Process killed) throws InterruptedException {
        killed.destroyForcibly().waitFor();
        instances.remove(killed);
        killedOn.add(day);
        // Days go by here in moments: the dead one's lock runs out as it would within a minute.
        database.jdbc()
                .sql("update shedlock set lock_until = locked_at where locked_by like ?")
                .param("process " + killed.pid() + " %")
                .update();
    }

    /** The clock goes on until what is due on the day is done. */
    private void pass(LocalDate day) throws Exception {
        Instant now = at(day);
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isDoneSoon(day)) {
            assertThat(System.currentTimeMillis())
                    .as("%s: %s", day, night.tail())
                    .isLessThan(until);
            now = now.plusSeconds(31);
            writeTime(now);
        }
    }

    /** Each look of an instance costs it something: the clock goes on when nothing came of the last one. */
    private boolean isDoneSoon(LocalDate day) throws InterruptedException {
        boolean done = isDone(day);
        for (int look = 0; look < LOOKS && !done; look++) {
            instances.get(0).waitFor(50, TimeUnit.MILLISECONDS);
            done = isDone(day);
        }
        return done;
    }

    private boolean isDone(LocalDate day) {
        return ended("nightly").contains(day)
                && (!isWeekly(day) || ended(WEEKLY).contains(day));
    }

    private List<LocalDate> dates(String query) {
        return database.jdbc().sql(query).query(LocalDate.class).list();
    }
}
