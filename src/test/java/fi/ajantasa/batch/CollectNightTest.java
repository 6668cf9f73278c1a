package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.PgpParty;
import fi.ajantasa.testing.PgpParty.Flaw;
import fi.ajantasa.testing.SftpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights whose population register is reached over SFTP. */
class CollectNightTest {
    private static final String NAME = "vtj_sahko_20261121_000002";

    @TempDir
    Path folder;

    private static final PgpParty US = new PgpParty();
    private static final PgpParty SUPPLIER = new PgpParty();

    private TestHome home;
    private Person person;
    private SftpServer server;
    private int logins;

    @BeforeEach
    void connect() throws IOException {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        home = prepared.copyTo(folder);
        person = prepared.plainPeople().get(0);
        server = new SftpServer(home.inbox("population").getParent());
        Files.createDirectories(server.root().resolve("done"));
        Files.writeString(folder.resolve("password"), SftpServer.PASSWORD);
        collect(server.fingerprint(), "");
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(home.inbox("population")).isEmptyDirectory();
        logins = server.logins();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void collect(String hostKey, String more) {
        collect("population.yaml", hostKey, more);
    }

    private void collect(String file, String hostKey, String more) {
        String place = "from: {sftp: {host: 127.0.0.1, port: %d, user: energy, folder: /population, done: /done,"
                + " host-key: \"%s\", password: {file: password}, limits: {attempts: 2, pause: 1 s}}}";
        home.define(file, it -> it.replaceAll("from: .*", place.formatted(server.port(), hostKey) + more));
    }

    @Test
    void takesWhatItCollectsAndPutsItAwayAtTheOtherEnd() throws IOException {
        rename().send();

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(person.number())).containsEntry("family-name", "Uusinen");
        assertThat(home.inbox("population")).isEmptyDirectory();
        assertThat(server.root().resolve("done").resolve(NAME + ".csv")).exists();
        assertThat(server.root().resolve("done").resolve(NAME + "_control.json"))
                .exists();
    }

    @Test
    void changesNothingAtTheOtherEndInADryRun() {
        rename().send();
        assertThat(home.dryRun("population").get(0).code()).isEqualTo(ExitCode.OK);
        assertThat(home.inbox("population").resolve(NAME + ".csv")).exists();
        assertThat(home.customer(person.number())).doesNotContainEntry("family-name", "Uusinen");
    }

    /** As when the process died between its commit and putting the files away. */
    @Test
    void putsAwayInALaterNightWhatWasAppliedInAnEarlier_F51() throws IOException {
        rename().send();
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        moveBack(NAME + ".csv");
        moveBack(NAME + "_control.json");

        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);

        assertThat(home.inbox("population")).isEmptyDirectory();
        assertThat(home.sql(Long.class, "select count(*) from extract where sequence = 2"))
                .isEqualTo(1);
    }

    @Test
    void leavesARefusedDeliveryWhereItIs_F44() {
        rename().total("rows", 7).send();
        refuses(ExitCode.INPUT_BAD, "row-count-differs");
        assertThat(home.inbox("population").resolve(NAME + ".csv")).exists();
    }

    @Test
    void refusesAFileThatIsCutShort_F44() throws IOException {
        rename().send();
        Path file = home.inbox("population").resolve(NAME + ".csv");
        Files.writeString(file, Files.readString(file).substring(0, 50));
        refuses(ExitCode.INPUT_BAD, "size-differs");
    }

    @Test
    void waitsForTheControlFile_F43() throws IOException {
        rename().send();
        Files.delete(home.inbox("population").resolve(NAME + "_control.json"));
        refuses(ExitCode.INPUT_LATE, "control-file-missing");
    }

    @Test
    void letsTheOtherRegistersOfTheNightGoOnWhenAServerIsDown_F90() throws IOException {
        collect("customers.yaml", server.fingerprint(), "");
        home.define("population.yaml", it -> it.replaceAll("from: .*", "from: {folder: sample-data/inbox/population}"));
        Files.createDirectories(home.inbox("population"));
        MadeDelivery.changes(home, 2)
                .change(person.hetu(), "sukunimi", "Uusinen")
                .send();
        server.close();

        List<RegisterResult> night = home.night();

        assertThat(TestHome.codes(night)).containsExactly(ExitCode.SOURCE_DOWN, ExitCode.OK);
        assertThat(night.get(0).reason()).isEqualTo("unreachable");
        assertThat(night.get(0).message().lines()).hasSize(3);
        assertThat(night.get(0).message())
                .startsWith("SOURCE_DOWN customers collect: unreachable: ")
                .contains("attempts: 2", "Nothing was read or changed", "confirmed until 2026-11-20 and age on")
                .endsWith("ajantasa run customers");
        assertThat(home.customer(person.number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void takesWhatLandedBeforeTheServerWentDown_F90() throws IOException {
        rename().send();
        assertThat(home.dryRun("population").get(0).code()).isEqualTo(ExitCode.OK);
        server.close();

        RegisterResult result = home.run("population");

        assertThat(result.code()).isEqualTo(ExitCode.SOURCE_DOWN);
        assertThat(result.message()).contains("What was here already was taken");
        assertThat(home.customer(person.number())).containsEntry("family-name", "Uusinen");
    }

    @Test
    void doesNotTalkToAServerWithAnotherKey_F100() {
        rename().send();
        collect("SHA256:" + "A".repeat(43), "");
        refuses(ExitCode.SOURCE_DOWN, "not-trusted");
        assertThat(server.logins()).isEqualTo(logins);
    }

    @Test
    void stopsAtTheFirstRefusalOfItsPassword_F101() throws IOException {
        rename().send();
        Files.writeString(folder.resolve("password"), "wrong");

        RegisterResult result = refuses(ExitCode.PERMIT_EXPIRED, "credentials-refused");

        assertThat(server.logins()).isEqualTo(logins + 1);
        assertThat(result.message()).contains("not tried again by itself").doesNotContain("wrong");
    }

    @Test
    void saysWhenThePasswordIsNotThere() throws IOException {
        Files.delete(folder.resolve("password"));
        refuses(ExitCode.PERMIT_EXPIRED, "credentials-missing");
    }

    @Test
    void usesNoNameThatIsNotPlain_F73() throws IOException {
        Files.writeString(home.inbox("population").resolve("-vtj_x_control.json"), "{}");
        refuses(ExitCode.INPUT_BAD, "file-name-not-plain");
    }

    @Test
    void opensWhatIsEncryptedForUsAndSignedByTheSupplier() throws IOException {
        rename().send();
        encrypt(SUPPLIER, US, Flaw.NONE);

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        assertThat(home.customer(person.number())).containsEntry("family-name", "Uusinen");
        assertThat(server.root().resolve("done").resolve(NAME + ".csv.pgp")).exists();
    }

    @Test
    void usesNothingThatTheSupplierDidNotSign_F49() throws IOException {
        rename().send();
        encrypt(US, US, Flaw.NONE);
        refuses(ExitCode.INPUT_BAD, "sender-unknown");
        assertThat(home.inbox("population").resolve(NAME + ".csv.pgp")).exists();
    }

    @Test
    void usesNothingThatIsNotEncrypted_F49() throws IOException {
        encrypt(SUPPLIER, US, Flaw.NONE);
        rename().send();
        refuses(ExitCode.INPUT_BAD, "not-encrypted");
    }

    @Test
    void writesNothingOfADeliveryForAnotherKey_F82() throws IOException {
        rename().send();
        encrypt(SUPPLIER, SUPPLIER, Flaw.NONE);
        refuses(ExitCode.KEYS_UNAVAILABLE, "encrypted-for-another-key");
    }

    private void encrypt(PgpParty from, PgpParty to, Flaw flaw) throws IOException {
        US.privateKey(folder.resolve("own.asc"));
        SUPPLIER.publicKey(folder.resolve("supplier.asc"));
        Files.writeString(folder.resolve("passphrase"), PgpParty.PASSPHRASE);
        collect(
                server.fingerprint(),
                "\n  pgp: {key: {file: own.asc}, passphrase: {file: passphrase}, signed-by: supplier.asc}");
        try (Stream<Path> files = Files.list(home.inbox("population"))) {
            for (Path file : files.toList()) {
                byte[] message = from.message(Files.readAllBytes(file), to, flaw);
                Files.write(file.resolveSibling(file.getFileName() + ".pgp"), message);
                Files.delete(file);
            }
        }
    }

    /** The turn ends so, in three lines, and nothing of the delivery is used. */
    private RegisterResult refuses(ExitCode code, String reason) {
        RegisterResult result = home.run("population");
        assertThat(result.code()).as(result.message()).isEqualTo(code);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.message().lines()).hasSize(3);
        assertThat(home.customer(person.number())).doesNotContainEntry("family-name", "Uusinen");
        return result;
    }

    /** What came stays for thirty days, encrypted by us; what was applied no longer lies there in clear. */
    @Test
    void keepsAnEncryptedCopyForItsTime_F116() throws IOException {
        collect(server.fingerprint(), "\n  keep: 30 days");
        rename().send();
        byte[] sent = Files.readAllBytes(home.inbox("population").resolve(NAME + ".csv"));

        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);

        Path copy = home.home().resolve("raw/population/20261122T100000Z_" + NAME + ".csv.sealed");
        assertThat(landed(NAME + ".csv")).doesNotExist();
        assertThat(landed(NAME + "_control.json")).doesNotExist();
        assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                .doesNotContain("Uusinen", person.hetu());
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);

        assertThat(changeIndexKey()).as("what was sealed before is still read").isEqualTo(ExitCode.OK);
        assertThat(restore(copy.getFileName().toString())).isEqualTo(ExitCode.OK);
        assertThat(landed(NAME + ".csv")).hasBinaryContent(sent);
        assertThat(home.sql(Long.class, "select count(*) from audit_bundle where kind = 'raw-copy-restored'"))
                .isEqualTo(1);

        assertThat(restore(copy.getFileName().toString().replace(".csv", "_control.json")))
                .isEqualTo(ExitCode.OK);
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
        assertThat(landed(NAME + ".csv")).doesNotExist();

        home.daysLater(29).run("population");
        assertThat(copy).exists();
        home.daysLater(31).run("population");
        assertThat(copy).doesNotExist();
    }

    @Test
    void restoresNothingThatIsNoCopy_F73() throws IOException {
        Files.createDirectories(home.home().resolve("raw").resolve("population"));
        assertThat(restore("../../keys/keyset.json")).isEqualTo(ExitCode.USAGE);
        assertThat(restore("20261122T100000Z_absent.csv.sealed")).isEqualTo(ExitCode.USAGE);
    }

    private ExitCode changeIndexKey() {
        try {
            return new IndexRotation(home.installation(), home.clock())
                    .rotate("key-officer", "seen by somebody")
                    .code();
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    private ExitCode restore(String copy) {
        try {
            return new RawRestoring(home.installation(), home.clock())
                    .restore("population", copy, "operator", "the supplier asks what was sent")
                    .code();
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        }
    }

    private Path landed(String name) {
        return home.home().resolve("inbox").resolve("population").resolve(name);
    }

    @Test
    void asksAgainUntilItsDeadlineWhenAServerIsDown_F90() {
        collect("SHA256:" + "A".repeat(43), "");
        AtomicInteger looks = new AtomicInteger();
        Clock night = Clock.fixed(
                LocalDateTime.parse("2026-11-23T03:59:30")
                        .atZone(home.clock().getZone())
                        .toInstant(),
                home.clock().getZone());
        Request request = new Request(TestHome.TODAY.plusDays(1), false, false, TestHome.REQUESTER, null);
        Pause pause = (next, late) -> {
            looks.incrementAndGet();
            throw new Stopped(next.toString());
        };
        try {
            new Runner(home.installation(), night).runAndWait("population", request, pause);
        } catch (DefinitionException e) {
            throw new AssertionError(e);
        } catch (Stopped stopped) {
            assertThat(stopped).hasMessage("2026-11-23T02:00:00Z");
        }
        assertThat(looks).hasValue(1);
    }

    private static final class Stopped extends RuntimeException {
        Stopped(String message) {
            super(message);
        }
    }

    private MadeDelivery rename() {
        return MadeDelivery.changes(home, 2).change(person.hetu(), "sukunimi", "Uusinen");
    }

    private void moveBack(String name) throws IOException {
        Files.move(
                server.root().resolve("done").resolve(name),
                home.inbox("population").resolve(name));
    }
}
