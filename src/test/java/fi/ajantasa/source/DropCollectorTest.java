package fi.ajantasa.source;

import static fi.ajantasa.source.SentDelivery.AINO;
import static fi.ajantasa.source.SentDelivery.row;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Collect;
import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Pgp;
import fi.ajantasa.job.Secret;
import fi.ajantasa.testing.PgpParty;
import fi.ajantasa.testing.PgpParty.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted files that are dropped into a folder of this machine. */
class DropCollectorTest {
    private static final PgpParty US = new PgpParty();
    private static final PgpParty SUPPLIER = new PgpParty();

    @TempDir
    Path temp;

    private Path dropped;
    private Path landing;
    private Collector collector;

    @BeforeEach
    void writeKeys() throws IOException {
        dropped = Files.createDirectory(temp.resolve("dropped"));
        landing = temp.resolve("inbox");
        Path passphrase = Files.writeString(temp.resolve("passphrase"), PgpParty.PASSPHRASE + "\n");
        Pgp pgp = new Pgp(
                new Secret.InFile(US.privateKey(temp.resolve("own.asc"))),
                new Secret.InFile(passphrase),
                SUPPLIER.publicKey(temp.resolve("supplier.asc")));
        SentDelivery read = SentDelivery.in(landing).collected(new Collect(new DropPlace(dropped), pgp));
        collector = Collector.find(read.job(), SentDelivery.TODAY, CollectorContract.CLOCK)
                .orElseThrow();
    }

    @Test
    void opensWhatWasDroppedAndLeavesItThere() throws IOException {
        drop(SUPPLIER, "vtj_sahko_20261121_000001.csv.gpg");

        assertThat(collector.collect().landed()).isEqualTo(1);

        assertThat(landing.resolve("vtj_sahko_20261121_000001.csv")).hasContent(row(AINO));
        assertThat(dropped.resolve("vtj_sahko_20261121_000001.csv.gpg")).exists();
        assertThat(collector.collect().landed()).isZero();
    }

    @Test
    void keepsAFileOfAStrangerAndUsesNothingOfIt_F49() throws IOException {
        drop(US, "vtj_sahko_20261121_000001.csv.pgp");

        Collected collected = collector.collect();

        assertThat(collected.landed()).isZero();
        assertThat(collected.refused()).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo(ExitCode.INPUT_BAD);
            assertThat(it.reason()).isEqualTo("sender-unknown");
        });
        try (Stream<Path> left = Files.walk(landing)) {
            assertThat(left)
                    .noneMatch(it ->
                            it.toString().endsWith(".plain") || it.toString().endsWith(".csv"));
        }
    }

    /** What is noted of files does not grow from night to night. */
    @Test
    void remembersNothingOfFilesThatWereTakenAway() throws IOException {
        drop(SUPPLIER, "vtj_sahko_20261121_000001.csv.gpg");
        collector.collect();
        try (Stream<Path> work = Files.list(landing.resolve(".collecting"))) {
            assertThat(work)
                    .singleElement()
                    .satisfies(note -> assertThat(note).content().contains("000001"));
        }

        Files.delete(dropped.resolve("vtj_sahko_20261121_000001.csv.gpg"));
        collector.collect();

        try (Stream<Path> work = Files.list(landing.resolve(".collecting"))) {
            assertThat(work)
                    .singleElement()
                    .satisfies(note -> assertThat(note).content().doesNotContain("000001"));
        }
    }

    @Test
    void findsNothingWhereThereIsNoFolder_F42() throws IOException {
        Files.delete(dropped);
        Collected collected = collector.collect();
        assertThat(collected.present()).isEmpty();
        assertThat(collected.failure()).isNull();
    }

    private void drop(PgpParty from, String name) throws IOException {
        Files.write(dropped.resolve(name), from.message(row(AINO).getBytes(StandardCharsets.UTF_8), US, Flaw.NONE));
    }
}
