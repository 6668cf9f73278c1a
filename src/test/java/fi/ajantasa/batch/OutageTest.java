package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class OutageTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03"})
    void knowsADatabaseThatIsGoneByItsState(String state) {
        assertThat(Outage.find(new IllegalStateException(new SQLException("quoted row", state))))
                .hasValue(Outage.DATABASE_GONE);
    }

    @Test
    void knowsADatabaseThatIsGoneByWhatThePoolSays() {
        assertThat(Outage.find(new IllegalStateException(new SQLException("Connection is closed"))))
                .hasValue(Outage.DATABASE_GONE);
        assertThat(Outage.find(new IllegalStateException(new SQLTransientConnectionException("timed out"))))
                .hasValue(Outage.DATABASE_GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "File too large"})
    void knowsAFullDiskThoughItAlsoClosesTheDatabase(String words) {
        SQLException closed = new SQLException("closed", "90098", 90098, new IOException(words));
        StepFailed failed = StepFailed.from(new DataAccessResourceFailureException("row", closed));
        assertThat(Outage.find(failed)).hasValue(Outage.DISK_FULL);
        assertThat(Outage.find(new UncheckedIOException(new IOException("/some/file: " + words))))
                .hasValue(Outage.DISK_FULL);
    }

    /** F142: PostgreSQL's own disk. */
    @Test
    void knowsAFullDiskOfAServerAndSaysHowManyBytesItNeeds() {
        Properties machine = new Properties();
        machine.setProperty("ajantasa.database.url", "jdbc:postgresql://localhost/ajantasa");
        Outage outage =
                Outage.find(new SQLException("could not extend file", "53100")).orElseThrow();
        assertThat(outage.text(new Installation(home, home, machine), 200_000_000))
                .isEqualTo(
                        "disk-full: the database server has no room left; expected room for another 200000000 bytes");
    }

    @Test
    void takesNothingElseForOne() {
        assertThat(Outage.find(new DuplicateKeyException("row", new SQLException("row", "23505"))))
                .isEmpty();
        assertThat(Outage.find(new IllegalStateException("No space left on device")))
                .isEmpty();
    }
}
