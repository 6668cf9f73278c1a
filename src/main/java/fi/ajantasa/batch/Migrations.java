package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The migrations of this program and those a database had. */
record Migrations(DataSource dataSource, boolean postgresql) {
    /** The last migration: when it is there, Flyway need not compare them all at each start (0.7 s). */
    static final String LATEST = "11";

    private static final Set<ErrorCode> UNKNOWN = Set.of(
            CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED,
            CoreErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED);
    private static final Set<ErrorCode> PENDING = Set.of(
            CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED,
            CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED,
            CoreErrorCode.OUTDATED_REPEATABLE_MIGRATION);

    /**
     * Brings the tables up to date and returns how many migrations that took.
     *
     * @throws DatabaseUnavailable when the database had migrations that this program does not know, or others
     */
    int migrate() {
        try {
            return flyway("*:future").migrate().migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw DatabaseUnavailable.ofAnotherVersion();
        }
    }

    /** Whether the last migration is there, as far as this role can see. */
    boolean areDone() {
        try {
            return JdbcClient.create(dataSource)
                    .sql("select count(*) from \"flyway_schema_history\" where \"version\" = ? and \"success\"")
                    .param(LATEST)
                    .query(Integer.class)
                    .single()
                    .equals(1);
        } catch (BadSqlGrammarException noTablesYet) {
            return false;
        }
    }

    /** Every migration that is pending, unknown or changed. */
    List<Finding> findings() {
        return flyway().validateWithResult().invalidMigrations.stream()
                .map(Migrations::finding)
                .toList();
    }

    private static Finding finding(ValidateOutput invalid) {
        String migration = "migration " + invalid.version + " (" + invalid.description + ")";
        ErrorCode code = invalid.errorDetails.errorCode;
        if (PENDING.contains(code)) {
            return fault(migration + " is pending", "it to be applied", "ajantasa db migrate");
        } else if (UNKNOWN.contains(code)) {
            return fault(
                    migration + " was applied and is unknown to this program",
                    "the program that made it, or a later one",
                    "install that program, or restore a backup this program made");
        }
        return fault(
                migration + " was applied with other content, or failed",
                "what this program has under that number",
                "install the program that made it, or restore a backup this program made");
    }

    private static Finding fault(String found, String expected, String next) {
        return Finding.fault(ExitCode.USAGE, "migrations", found, expected, next);
    }

    /** @param ignored which migrations it does not mind that this program does not have */
    private Flyway flyway(String... ignored) {
        return Flyway.configure()
                .ignoreMigrationPatterns(ignored)
                .dataSource(dataSource)
                .locations("classpath:db/migration/all", "classpath:db/migration/" + (postgresql ? "postgresql" : "h2"))
                .load();
    }
}
