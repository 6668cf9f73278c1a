package fi.ajantasa.batch;

import java.util.Optional;

/** Under which name a database is opened. */
record Login(String user, String password) {
    private static final String KEY = "ajantasa.database.";
    private static final String MIGRATOR = KEY + "migrator.";
    /** The runs need not be able to read the migrator's password. */
    private static final String MIGRATOR_PASSWORD = "AJANTASA_MIGRATOR_PASSWORD";

    /** The role of the runs, and of everything else but migrating. */
    static Login ofRuns(Installation installation) {
        return new Login(
                installation.machine().getProperty(KEY + "user", "ajantasa"),
                installation.machine().getProperty(KEY + "password", ""));
    }

    /** The role that owns the tables, where the settings name one. */
    static Optional<Login> findMigrator(Installation installation) {
        return Optional.ofNullable(installation.machine().getProperty(MIGRATOR + "user"))
                .map(user -> new Login(
                        user,
                        Optional.ofNullable(System.getenv(MIGRATOR_PASSWORD))
                                .orElse(installation.machine().getProperty(MIGRATOR + "password", ""))));
    }

    /** The role that may only read what reports need, where the settings name one. */
    static Optional<String> findReader(Installation installation) {
        return Optional.ofNullable(installation.machine().getProperty(KEY + "reader.user"));
    }

    @Override
    public String toString() {
        return user;
    }
}
