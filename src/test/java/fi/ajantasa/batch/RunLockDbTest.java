package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ajantasa.testing.Databases;
import fi.ajantasa.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RunLockDbTest {
    @Parameter
    Databases databases;

    @TempDir
    Path home;

    private TestDatabase database;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("db"));
        database = databases.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refusesASecondHolderAndSaysWhoHasIt() { // F141
        try (RunLock first = acquire()) {
            assertThatThrownBy(this::acquire)
                    .isInstanceOf(Locked.class)
                    .hasMessageContaining(" " + ProcessHandle.current().pid() + " ")
                    .hasMessageContaining(" since 20")
                    .hasMessageContaining(" last heartbeat 20");
            first.confirm();
        }
        acquire().close();
    }

    @Test
    void isTakenAtOnceFromADeadProcessOfThisHost() { // F139
        acquire().close();
        String host = Owner.thisProcess().host();
        set("owner = '" + host + " 999999999 1', heartbeat = current_timestamp");
        assertThatCode(() -> acquire().close()).doesNotThrowAnyException();
    }

    @Test
    void isTakenFromAnotherHostOnlyWhenItsHeartStoppedForTheLease() { // F139
        acquire().close();
        set("owner = 'elsewhere 7 1', heartbeat = current_timestamp - interval '50' second");
        assertThatThrownBy(this::acquire).isInstanceOf(Locked.class).hasMessageContaining("process 7 on elsewhere");
        set("heartbeat = current_timestamp - interval '70' second");
        assertThatCode(() -> acquire().close()).doesNotThrowAnyException();
    }

    /** The embedded file cannot be taken from a process that still has it open, so only a server is asked. */
    @Test
    void stopsAProcessThatWasTakenForDead() { // F140
        try (TestDatabase server = Databases.POSTGRESQL.open()) {
            try (RunLock zombie = acquire(server)) {
                zombie.confirm();
                set(server, "owner = 'elsewhere 7 1', token = token + 1, heartbeat = current_timestamp");
                assertThatThrownBy(zombie::confirm)
                        .isInstanceOf(Locked.class)
                        .hasMessageContaining("process 7 on elsewhere");
            }
            assertThat(server.jdbc()
                            .sql("select owner from run_lock")
                            .query(String.class)
                            .single())
                    .isEqualTo("elsewhere 7 1");
        }
    }

    private RunLock acquire() {
        return acquire(database);
    }

    private RunLock acquire(TestDatabase on) {
        Properties machine = new Properties();
        if (!on.isFile()) {
            machine.setProperty("ajantasa.database.url", on.url());
        }
        return RunLock.acquire(on.dataSource(), new LeaseNote(new Installation(home, home, machine)));
    }

    private void set(String columns) {
        set(database, columns);
    }

    private static void set(TestDatabase on, String columns) {
        on.jdbc().sql("update run_lock set " + columns).update();
    }
}
