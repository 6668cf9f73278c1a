package fi.ajantasa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void knowsItsLatestMigrationSoThatAnOlderDatabaseIsNeverTakenForCurrent() {
        Installation installation = Installation.at(folder.resolve("home"), folder.resolve("jobs"));
        try (Database database = Database.open(installation)) {
            MigrationInfo latest = Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration/all", "classpath:db/migration/h2")
                    .load()
                    .info()
                    .current();
            assertThat(latest.getVersion().getVersion()).isEqualTo(Migrations.LATEST);
        }
    }

    @Test
    void aFolderThatIsMadeForItIsOpenToNobodyElse() throws IOException {
        Installation installation = Installation.at(folder.resolve("home"), folder.resolve("jobs"));
        Database.open(installation).close();
        for (Path made : List.of(installation.home(), installation.home().resolve("db"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void bringsAnOlderDatabaseUpToDate() {
        Installation installation = Installation.at(folder.resolve("home"), folder.resolve("jobs"));
        Flyway.configure()
                .dataSource(
                        "jdbc:h2:file:" + folder.resolve("home").resolve("db").resolve("ajantasa"), "ajantasa", "")
                .locations("classpath:db/migration/all", "classpath:db/migration/h2")
                .target("10.1")
                .load()
                .migrate();
        try (Database database = Database.open(installation)) {
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select count(*) from \"flyway_schema_history\" where \"version\" = ?")
                            .param(Migrations.LATEST)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesTheDatabaseOfAnotherVersion() {
        Installation installation = Installation.at(folder.resolve("home"), folder.resolve("jobs"));
        try (Database database = Database.open(installation)) {
            JdbcClient.create(database.dataSource())
                    .sql("update \"flyway_schema_history\" set \"version\" = '9' where \"version\" = ?")
                    .param(Migrations.LATEST)
                    .update();
        }
        assertThatThrownBy(() -> Database.open(installation))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("another version");
    }
}
