package fi.ajantasa.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of one test, which can be killed as a power cut would do it, and started again on the same data. */
public final class KillableServer implements AutoCloseable {
    private static final int TRIES = 300;
    private final EmbeddedPostgres server;
    private final List<String> command = new ArrayList<>();
    private ProcessHandle process;

    private KillableServer(EmbeddedPostgres server, Path data) throws IOException {
        this.server = server;
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        this.process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        command.addAll(
                List.of(Files.readString(Path.of("/proc", pid, "cmdline")).split("\0")));
    }

    /** Starts a new server with the product's roles and no database of its own. */
    public static KillableServer start(Path data) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        ProductRoles.create(server);
        return new KillableServer(server, data);
    }

    public int port() {
        return server.getPort();
    }

    /** Makes an empty database that belongs to the migrator, and returns its address. */
    public String createDatabase(String name) throws SQLException {
        return ProductRoles.createDatabase(server, name);
    }

    /** Kills it: nothing is written any more, and its clients hear nothing. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again and returns when it takes connections. */
    public void startAgain() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.addAll(command);
        Process started = start(line);
        for (int tries = 0; tries < TRIES && !isReady(); tries++) {
            if (started.waitFor(100, TimeUnit.MILLISECONDS)) {
                started = start(line);
            }
        }
        process = started.toHandle();
    }

    /** It ends by itself while anything of the one before it is still there. */
    private static Process start(List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private boolean isReady() {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"))) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
