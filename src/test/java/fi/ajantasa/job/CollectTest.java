package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Where deliveries are collected from, as the definitions say it. */
class CollectTest {
    private static final String FOLDER = "from: {folder: inbox/population}";
    private static final String KEY = "SHA256:" + "A".repeat(43);

    @TempDir
    Path temp;

    /** A round of many queries may take longer than files of other registers are waited for. */
    @Test
    void readsHowLongAServiceIsAskedAndHowMuchIsTakenOfIt() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("jobs"), temp.resolve("jobs"));
        Path credit = temp.resolve("jobs/credit.yaml");
        Files.writeString(
                credit,
                Files.readString(credit)
                        .replaceFirst(
                                "target: .*",
                                "limits: {read: 5 s, total: 6 h, attempts: 2, pause: 50 ms, size: 64 KB}"));

        Query query =
                JobFolder.read(temp.resolve("jobs")).require("credit").receive().query();

        assertThat(query)
                .extracting(Query::limits)
                .isEqualTo(new TransportLimits(
                        TransportLimits.USUAL.connect(),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofHours(6),
                        2,
                        Duration.ofMillis(50),
                        64 << 10));
    }

    @Test
    void readsAnSftpServer() throws Exception {
        Receive receive = receive(
                """
                from:
                    sftp:
                      host: register.example
                      port: 2222
                      user: energy
                      folder: out
                      done: out/done
                      host-key: "%s"
                      key: {file: secrets/key}
                      passphrase: {env: SFTP_PASSPHRASE}
                      limits: {connect: 5 s, read: 1 min, call: 20 min, total: 1 h, attempts: 6, pause: 3 s, size: 8 GB}
                """
                        .formatted(KEY));

        assertThat(receive.collect())
                .isEqualTo(new Collect(
                        new SftpPlace(
                                "register.example",
                                2222,
                                "out",
                                "out/done",
                                KEY,
                                new SftpPlace.Login(
                                        "energy",
                                        new Secret.InFile(temp.resolve("secrets/key")),
                                        new Secret.InEnvironment("SFTP_PASSPHRASE"),
                                        null),
                                new TransportLimits(
                                        Duration.ofSeconds(5),
                                        Duration.ofMinutes(1),
                                        Duration.ofMinutes(20),
                                        Duration.ofHours(1),
                                        6,
                                        Duration.ofSeconds(3),
                                        8L << 30)),
                        null));
        assertThat(receive.landingIn(temp.resolve("data")).folder()).isEqualTo(temp.resolve("data/inbox/population"));
    }

    @Test
    void readsAServiceThatTellsPageByPage() throws Exception {
        Receive receive = receive("from: {https: {url: \"https://register.example/v3/\", files: [\"a_{date}.json\"],"
                + " pages: {ask: \"companies?companyForm=OY\", records: companies, count: totalResults}}}");

        assertThat(receive.collect())
                .extracting(Collect::from)
                .isInstanceOfSatisfying(HttpsPlace.class, it -> assertThat(it.pages())
                        .isEqualTo(new Pages(
                                "companies?companyForm=OY", "companies", "totalResults", Duration.ofSeconds(1))));
    }

    @Test
    void readsAnHttpsServer() throws Exception {
        Receive receive = receive(
                "from: {https: {url: \"https://register.example/out/\", files: [\"a_{date}.csv\"],"
                        + " trust: secrets/ca.pem, certificate: {file: secrets/own.p12, password: {env: P12}}, token: {env: T}}}");

        assertThat(receive.collect())
                .isEqualTo(new Collect(
                        new HttpsPlace(
                                URI.create("https://register.example/out/"),
                                List.of("a_{date}.csv"),
                                new TlsFiles(
                                        temp.resolve("secrets/ca.pem"),
                                        temp.resolve("secrets/own.p12"),
                                        new Secret.InEnvironment("P12")),
                                new Secret.InEnvironment("T"),
                                TransportLimits.USUAL),
                        null));
    }

    @Test
    void readsWhomACreditRegisterIsAskedAsAndWhomWeTrustThere() throws Exception {
        Path jobs = temp.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        DefinitionFolder.replace(
                jobs.resolve("credit.yaml"),
                "again: 30 days",
                "trust: secrets/ca.pem\n      certificate: {file: own.p12, password: {env: P12}}\n      again: 30 days");
        Query query = JobFolder.read(jobs).require("credit").receive().query();
        assertThat(query).isNotNull();
        assertThat(query.tls())
                .isEqualTo(new TlsFiles(
                        temp.resolve("secrets/ca.pem"), temp.resolve("own.p12"), new Secret.InEnvironment("P12")));
    }

    @Test
    void readsAnEncryptedFolder() throws Exception {
        Receive receive = receive(FOLDER
                + "\n  pgp: {key: {file: secrets/key.asc}, passphrase: {env: PGP}, signed-by: secrets/senders.asc}");

        assertThat(receive.collect())
                .isEqualTo(new Collect(
                        new DropPlace(temp.resolve("inbox/population")),
                        new Pgp(
                                new Secret.InFile(temp.resolve("secrets/key.asc")),
                                new Secret.InEnvironment("PGP"),
                                temp.resolve("secrets/senders.asc"))));
        assertThat(receive.folder()).isEqualTo(Path.of("inbox/population"));
    }

    @Test
    void collectsNothingOfAPlainFolder() throws Exception {
        Receive receive = receive(FOLDER);
        assertThat(receive.collect()).isNull();
        assertThat(receive.landingIn(temp.resolve("data")).folder()).isEqualTo(temp.resolve("inbox/population"));
    }

    @Test
    void readsASecretFromAFileWithoutItsLineEnd() throws Exception {
        Path file = Files.writeString(temp.resolve("secret"), "word\n");
        assertThat(new Secret.InFile(file).read()).isEqualTo("word");
    }

    @Test
    void saysWhereASecretIsMissing() {
        Secret file = new Secret.InFile(temp.resolve("absent"));
        assertThatThrownBy(file::read).isInstanceOf(SecretMissing.class).hasMessageContaining("absent");
        Secret variable = new Secret.InEnvironment("AJANTASA_NO_SUCH_VARIABLE");
        assertThatThrownBy(variable::read)
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("AJANTASA_NO_SUCH_VARIABLE");
    }

    private Receive receive(String from) throws IOException, DefinitionException {
        Path folder = DefinitionFolder.copyTo(temp.resolve("jobs"));
        DefinitionFolder.replace(folder.resolve("population.yaml"), FOLDER, from);
        return JobFolder.read(folder).require("population").receive();
    }
}
