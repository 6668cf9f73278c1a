package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.SftpServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rerun RUN} of a delivery that was collected, and of which only encrypted copies are left. */
class RerunFromCopyTest {
    private static final String RUN = "R-20261122-04";

    @TempDir
    Path folder;

    private SftpServer server;
    private TestHome home;
    private Person person;

    @BeforeEach
    void collect() throws IOException {
        PreparedHome prepared = PreparedHome.on(Databases.H2);
        home = prepared.copyTo(folder);
        person = prepared.plainPeople().get(0);
        server = new SftpServer(home.inbox("population").getParent());
        Files.createDirectories(server.root().resolve("done"));
        Files.writeString(folder.resolve("password"), SftpServer.PASSWORD);
        String place = "from: {sftp: {host: 127.0.0.1, port: %d, user: energy, folder: /population, done: /done,"
                + " host-key: \"%s\", password: {file: password}, limits: {attempts: 2, pause: 1 s}}}\n  keep: 30 days";
        home.define(
                "population.yaml",
                it -> it.replaceAll("from: .*", place.formatted(server.port(), server.fingerprint())));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.ALREADY_DONE);
        MadeDelivery.changes(home, 2)
                .change(person.hetu(), "suoramarkkinointikielto", "1")
                .send();
        home.define("population.yaml", it -> it.replace("ban, codes: {\"1\": on,", "ban, codes: {\"1\": off,"));
        assertThat(home.run("population").code()).isEqualTo(ExitCode.OK);
        assertThat(home.customer(person.number())).doesNotContainEntry("direct-marketing-ban", "1");
        home.define("population.yaml", it -> it.replace("ban, codes: {\"1\": off,", "ban, codes: {\"1\": on,"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void readsTheCopiesAndLeavesNothingInClear() throws IOException {
        Terminal shown = Terminal.run(home, "rerun", RUN);

        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.OK.number());
        assertThat(home.customer(person.number())).containsEntry("direct-marketing-ban", "1");
        assertThat(landed("*.{csv,json}")).isZero();
        assertThat(home.sql(
                        Long.class,
                        "select sum(entries) from audit_bundle where kind = 'raw-copy-restored' and actor = ?",
                        TestHome.me()))
                .isEqualTo(2);
    }

    @Test
    void isRefusedWhenACopyIsMissing() throws IOException {
        try (DirectoryStream<Path> copies =
                Files.newDirectoryStream(home.installation().rawCopies("population"), "*000002.csv.sealed")) {
            for (Path copy : copies) {
                Files.delete(copy);
            }
        }
        Terminal shown = Terminal.run(home, "rerun", RUN);
        assertThat(shown.code()).as(shown.text()).isEqualTo(ExitCode.NOT_RESUMABLE.number());
        assertThat(shown.text()).contains("nor among its encrypted copies");
        assertThat(landed("*.{csv,json}")).isZero();
    }

    private int landed(String glob) throws IOException {
        int files = 0;
        Path landing = home.home().resolve("inbox").resolve("population");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(landing, glob)) {
            for (Path file : found) {
                files += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return files;
    }
}
