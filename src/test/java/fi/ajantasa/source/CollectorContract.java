package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.VEIKKO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Collect;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.TransportLimits;
import fi.ajantasa.source.Failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every transport does, whatever it speaks. */
abstract class CollectorContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    static final TransportLimits LIMITS = new TransportLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            3,
            Duration.ofMillis(1),
            8 << 20);
    static final String MAIN = "vtj_sahko_20261121_000001.csv";
    static final String CONTROL = "vtj_sahko_20261121_000001_control.json";
    static final String FIRST_BY_NAME = "a_control.json";
    private static final int BIG = 6 << 20;
    private static final int BROKEN_AT = 5 << 20;

    /** Less than all of it again: what was under way when the connection broke is lost. */
    private static final long CONTINUED = BIG + (3L << 20);

    @TempDir
    Path temp;

    /** The place with these limits. */
    abstract Remote place(TransportLimits limits);

    /** The folder that the other side shows. */
    abstract Path remote();

    abstract void breakAfter(long bytes);

    abstract long sent();

    /** Does something when a file is asked for. */
    abstract void whenAsked(Runnable work);

    /** Nobody answers there any more. */
    abstract void unplug();

    @Test
    void landsADeliveryThatIsThenFoundAsInAFolder() throws IOException {
        delivery().send();

        assertThat(collect()).isEqualTo(new Collected(Set.of(MAIN, CONTROL), 2, List.of(), List.of(), null));

        assertThat(new Inbox(landed().receive(), CLOCK).deliveries())
                .singleElement()
                .isInstanceOfSatisfying(
                        Delivery.class,
                        it -> assertThat(it.control().getFileName()).hasToString(CONTROL));
        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
    }

    @Test
    void bringsNothingTwice() throws IOException {
        delivery().send();
        collect();
        long before = sent();

        assertThat(collect().landed()).isZero();
        assertThat(sent()).isEqualTo(before);
    }

    @Test
    void bringsAFileAgainThatWasSentAgain() throws IOException {
        delivery().send();
        collect();
        delivery().main(row(VEIKKO)).send();
        for (String file : List.of(MAIN, CONTROL)) {
            Files.setLastModifiedTime(remote().resolve(file), FileTime.from(CLOCK.instant()));
        }

        assertThat(collect().landed()).isEqualTo(2);
        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
    }

    @Test
    void continuesAFileWhereItBrokeOff_F91() throws IOException {
        write(MAIN, big('x'));
        breakAfter(BROKEN_AT);

        assertThat(collect().landed()).isEqualTo(1);

        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
        assertThat(sent()).isBetween((long) BIG, CONTINUED);
    }

    @Test
    void continuesInALaterRunWhatBrokeOffInAnEarlier_F91() throws IOException {
        write(MAIN, big('x'));
        breakAfter(BROKEN_AT);
        assertThat(collect(once()).failure()).isNotNull();
        assertThat(landing(MAIN)).doesNotExist();

        assertThat(collect().landed()).isEqualTo(1);

        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
        assertThat(sent()).isBetween((long) BIG, CONTINUED);
    }

    @Test
    void beginsAnewWhenAnotherFileIsThereNow() throws IOException {
        write(MAIN, big('x'));
        breakAfter(BROKEN_AT);
        assertThat(collect(once()).failure()).isNotNull();
        write(MAIN, big('y') + "!");

        assertThat(collect().landed()).isEqualTo(1);
        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
    }

    @Test
    void landsNothingOfAFileThatGrows_F43() throws IOException {
        write(MAIN, big('x'));
        whenAsked(() -> append(MAIN, "more"));

        Collected collected = collect();

        assertThat(collected).isEqualTo(new Collected(Set.of(MAIN), 0, List.of(), List.of(), null));
        assertThat(landing(MAIN)).doesNotExist();
        whenAsked(() -> {});
        assertThat(collect().landed()).isEqualTo(1);
        assertThat(landing(MAIN)).hasSameBinaryContentAs(remote().resolve(MAIN));
    }

    @Test
    void landsTheControlFileLast_F43() throws IOException {
        write(FIRST_BY_NAME, "{}");
        write(MAIN, big('x'));
        breakAfter(BROKEN_AT);

        Collected collected = collect(once());

        assertThat(collected.landed()).isZero();
        assertThat(collected.failure()).isNotNull();
        assertThat(landing(FIRST_BY_NAME)).doesNotExist();
    }

    @Test
    void refusesAFileAboveItsLimit_F105() throws IOException {
        write(MAIN, "x".repeat(2000));
        TransportLimits small = new TransportLimits(
                LIMITS.connect(), LIMITS.read(), LIMITS.call(), LIMITS.total(), 1, LIMITS.pause(), 1000);

        Collected collected = collect(small);

        assertThat(collected.landed()).isZero();
        assertThat(
                        collected.failure() == null
                                ? collected.refused().get(0).code()
                                : collected.failure().code())
                .isIn(ExitCode.INPUT_BAD, ExitCode.SOURCE_DOWN);
        assertThat(sent()).isZero();
    }

    @Test
    void landsAnEmptyFileAsItIs() throws IOException {
        write(MAIN, "");
        assertThat(collect().landed()).isEqualTo(1);
        assertThat(landing(MAIN)).isEmptyFile();
    }

    @Test
    void saysThatNobodyAnswers_F90() throws IOException {
        unplug();

        assertThat(collect().failure()).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(it.code()).isEqualTo(ExitCode.SOURCE_DOWN);
            assertThat(it.attempts()).isEqualTo(3);
        });
    }

    @Test
    void leavesNothingReadableByOthers() throws IOException {
        delivery().send();
        collect();
        assertThat(Files.getPosixFilePermissions(landing(MAIN).getParent())).hasSize(3);
    }

    static TransportLimits once() {
        return new TransportLimits(
                LIMITS.connect(), LIMITS.read(), LIMITS.call(), LIMITS.total(), 1, LIMITS.pause(), LIMITS.size());
    }

    SentDelivery delivery() {
        return SentDelivery.in(remote()).main(row(AINO));
    }

    private SentDelivery landed() {
        return SentDelivery.in(landing(""));
    }

    Path landing(String name) {
        return temp.resolve("inbox").resolve("population").resolve(name);
    }

    Collected collect() throws IOException {
        return collect(LIMITS);
    }

    Collected collect(TransportLimits limits) throws IOException {
        return collector(limits).collect();
    }

    Collector collector(TransportLimits limits) {
        SentDelivery read = landed().collected(new Collect(place(limits), null));
        return Collector.find(read.job(), SentDelivery.TODAY.minusDays(1), CLOCK)
                .orElseThrow();
    }

    private static String big(char letter) {
        return String.valueOf(letter).repeat(BIG);
    }

    void write(String name, String content) throws IOException {
        Files.writeString(remote().resolve(name), content, StandardCharsets.ISO_8859_1);
    }

    private void append(String name, String more) {
        try (Stream<Path> all = Files.list(remote())) {
            for (Path file :
                    all.filter(it -> it.getFileName().toString().equals(name)).toList()) {
                Files.writeString(file, more, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
