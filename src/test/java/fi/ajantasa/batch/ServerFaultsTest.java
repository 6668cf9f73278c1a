package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.testing.CommitProxy;
import fi.ajantasa.testing.CommitProxy.Course;
import fi.ajantasa.testing.KillableServer;
import fi.ajantasa.testing.ProductRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A night whose PostgreSQL server fails it: the screen says so, and what follows ends as an unbroken night. */
class ServerFaultsTest {
    @TempDir
    private static Path folder;

    private static KillableServer server;
    private static CommitProxy proxy;
    private static FaultyNight nights;
    private static int commits;
    private static StateDigest expected;

    @BeforeAll
    static void runUnbroken() throws Exception {
        server = KillableServer.start(folder.resolve("server"));
        proxy = new CommitProxy(server.port());
        nights = FaultyNight.in(folder);
        proxy.at(0, () -> Course.GO_ON);
        Properties settings = migrated("unbroken");
        KillableNight unbroken = nights.unbroken(settings);
        commits = proxy.commits();
        expected = StateDigest.of(unbroken.installation());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        server.close();
    }

    /** F139: killed, and started again only after the night has given up; then killed and started again at once. */
    @Test
    void goesOnWhenADatabaseThatWasKilledIsBack() throws Exception {
        KillableNight night = nights.named("killed", migrated("killed"));
        proxy.at(commits / 2, () -> {
            server.kill();
            return Course.GO_ON;
        });
        assertThat(night.run()).as(night.tail()).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(proxy.isMet()).isTrue();
        assertThat(FaultyNight.threeLines(night.tail()))
                .containsExactly(
                        "INTERNAL: database-gone: the database was stopped, or the connection to it was cut.",
                        "What was committed stays, what was under way is undone; nothing half-written is left, and the same"
                                + " command continues.",
                        "Next: ajantasa db check");
        Terminal down = check(night);
        assertThat(down.code()).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(down.text()).startsWith("INTERNAL: the database cannot be reached (SQL state 08001).");

        server.startAgain();
        assertThat(check(night).code()).isZero();
        proxy.at(commits / 8, ServerFaultsTest::killAndStartAgain);
        String run = interrupted(night);
        assertThat(night.end(night.start("resume", run))).as(night.tail()).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(proxy.isMet()).isTrue();
        assertThat(FaultyNight.threeLines(night.tail()).get(0))
                .startsWith("INTERNAL")
                .contains(": database-gone: ");

        assertThat(night.end(night.start("resume", run))).as(night.tail()).isEqualTo(ExitCode.OK.number());
        assertThat(night.run()).as(night.tail()).isIn(ExitCode.OK.number(), ExitCode.ALREADY_DONE.number());
        assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
    }

    /** Started again before the run has noticed anything: all its connections are dead, and new ones are let in. */
    private static Course killAndStartAgain() {
        server.kill();
        try {
            server.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Course.GO_ON;
    }

    private static Terminal check(KillableNight night) {
        return Terminal.line(
                "db",
                "check",
                "--home",
                night.installation().home().toString(),
                "--jobs",
                night.installation().jobs().toString());
    }

    private static String interrupted(KillableNight night) {
        try (Database database = Database.open(night.installation())) {
            return JdbcClient.create(database.dataSource())
                    .sql("select id from run where state = 'RUNNING' and register <> 'nightly'")
                    .query(String.class)
                    .single();
        }
    }

    /** A database of its own, reached through the proxy. */
    private static Properties migrated(String name) throws Exception {
        String url = server.createDatabase(name);
        new DatabaseSetup(new Installation(folder, folder, ProductRoles.settings(url))).migrate();
        Properties settings = ProductRoles.settings(url.replace(":" + server.port() + "/", ":" + proxy.port() + "/"));
        settings.setProperty("ajantasa.database.patience", "1");
        return settings;
    }
}
