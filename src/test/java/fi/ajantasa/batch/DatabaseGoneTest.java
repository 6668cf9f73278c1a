package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.sample.NextDelivery;
import fi.ajantasa.testing.CommitProxy;
import fi.ajantasa.testing.CommitProxy.Course;
import fi.ajantasa.testing.KillableServer;
import fi.ajantasa.testing.ProductRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F139: the database is killed in the middle of a night, and started again at once or only after the night has given up. */
class DatabaseGoneTest {
    @TempDir
    Path folder;

    @Test
    void aNightWhoseDatabaseIsKilledSaysSoAndEndsAsAnUnbrokenOneWhenItIsBack() throws Exception {
        Path jobs = TestHome.in(folder.resolve("set"))
                .withPlainSet(400, 4000, NextDelivery.CHANGES)
                .jobs();
        try (KillableServer server = KillableServer.start(folder.resolve("server"));
                CommitProxy proxy = new CommitProxy(server.port())) {
            KillableNight unbroken = night(server, proxy, "unbroken", jobs);
            proxy.at(0, () -> Course.GO_ON);
            int ends = unbroken.run();
            assertThat(ends).as(unbroken.tail()).isIn(ExitCode.OK.number(), ExitCode.OK_WITH_REJECTS.number());
            int all = proxy.commits();
            StateDigest expected = StateDigest.of(unbroken.installation());

            KillableNight night = night(server, proxy, "killed", jobs);
            proxy.at(all / 2, () -> {
                server.kill();
                return Course.GO_ON;
            });
            assertThat(night.run()).as(night.tail()).isEqualTo(ExitCode.INTERNAL.number());
            assertThat(proxy.isMet()).isTrue();
            assertThat(threeLines(night)).containsExactly(
                    "INTERNAL: database-gone: the database was stopped, or the connection to it was cut.",
                    "What was committed stays, what was under way is undone; nothing half-written is left, and the same command continues.",
                    "Next: ajantasa db check");
            assertThat(night.end(night.start("db", "check"))).isEqualTo(ExitCode.INTERNAL.number());
            assertThat(night.tail()).contains("INTERNAL: the database cannot be reached (SQL state 08001)");

            server.startAgain();
            assertThat(night.end(night.start("db", "check"))).as(night.tail()).isZero();
            proxy.at(all / 8, () -> again(server));
            String run = interrupted(night);
            assertThat(night.end(night.start("resume", run))).as(night.tail()).isEqualTo(ExitCode.INTERNAL.number());
            assertThat(proxy.isMet()).isTrue();
            assertThat(threeLines(night).get(0)).startsWith("INTERNAL").contains("database-gone");

            assertThat(night.end(night.start("resume", run))).as(night.tail()).isIn(ends, ExitCode.OK.number());
            assertThat(night.run()).as(night.tail()).isIn(ends, ExitCode.ALREADY_DONE.number());
            assertThat(StateDigest.of(night.installation()).differences(expected)).isEmpty();
        }
    }

    /** Started again before the run has noticed anything: all its connections are dead, and new ones are let in. */
    private static Course again(KillableServer server) {
        server.kill();
        try {
            server.startAgain();
            return Course.GO_ON;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Course.GO_ON;
        }
    }

    private static List<String> threeLines(KillableNight night) throws IOException {
        List<String> lines = night.tail().lines().toList();
        return lines.subList(lines.size() - 3, lines.size());
    }

    private static String interrupted(KillableNight night) {
        try (Database database = Database.open(night.installation())) {
            return JdbcClient.create(database.dataSource())
                    .sql("select id from run where state = 'RUNNING' and register <> 'nightly'")
                    .query(String.class)
                    .single();
        }
    }

    private KillableNight night(KillableServer server, CommitProxy proxy, String name, Path jobs) throws Exception {
        Path keyset = folder.resolve("keyset.json");
        KeyVault.open(keyset, false);
        String url = server.createDatabase(name);
        new DatabaseSetup(new Installation(folder, folder, ProductRoles.settings(url))).migrate();
        Properties settings = ProductRoles.settings(url.replace(":" + server.port() + "/", ":" + proxy.port() + "/"));
        settings.setProperty("ajantasa.database.patience", "1");
        return new KillableNight(folder.resolve(name), jobs, keyset, settings);
    }
}
