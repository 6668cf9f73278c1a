package fi.ajantasa.batch;

import fi.ajantasa.job.ExitCode;
import fi.ajantasa.report.ThreeLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks after a database: its migrations and, on PostgreSQL, what its roles may do. The only thing that makes or alters a
 * table; the runs' role can do neither.
 */
public final class DatabaseSetup {
    private static final String CHECK = "ajantasa db check";
    private final Installation installation;

    public DatabaseSetup(Installation installation) {
        this.installation = installation;
    }

    /** How it ended, with everything that is not as it should be. */
    public record Outcome(ExitCode code, ThreeLines lines, List<Finding> findings) {
        public Outcome {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Brings the tables up to date and gives the roles what they should have, or says why not.
     *
     * @throws Locked when another process is running
     * @throws DatabaseUnavailable when the database cannot be opened, or had other migrations than this program's
     */
    public Outcome migrate() {
        if (installation.isUnused()) {
            Database.open(installation).close();
        }
        Optional<Login> migrator = Login.findMigrator(installation);
        try (Database database = Database.connect(installation, migrator.orElseGet(() -> Login.ofRuns(installation)))) {
            List<Finding> before = findings(database, migrator.isPresent());
            Optional<Finding> first =
                    before.stream().filter(DatabaseSetup::isForPeople).findFirst();
            if (first.isPresent()) {
                return refused(first.get(), before);
            }
            int done = before.isEmpty() ? 0 : underLease(database, migrator.isPresent());
            return migrated(before.isEmpty(), done, findings(database, migrator.isPresent()), migrator);
        }
    }

    /** Whether no command of ours can mend it. */
    private static boolean isForPeople(Finding finding) {
        return !finding.next().equals("ajantasa db migrate");
    }

    private int underLease(Database database, boolean roles) {
        if (!database.migrations().areDone()) {
            return migrate(database, roles);
        }
        try (RunLock lock = RunLock.acquire(database.dataSource(), new LeaseNote(installation))) {
            int done = migrate(database, roles);
            lock.confirm();
            return done;
        }
    }

    private int migrate(Database database, boolean roles) {
        int done = database.migrations().migrate();
        if (database.isPostgresql() && roles) {
            new RoleGrants(database.dataSource()).grant(runner(), Login.findReader(installation));
        }
        return done;
    }

    /** Compares the database with what this program expects, and changes nothing. */
    public Outcome check() {
        if (installation.isUnused()) {
            return new Outcome(
                    ExitCode.OK,
                    new ThreeLines(
                            "OK db: there is no database here yet; the first run makes the embedded one.",
                            "Nothing was changed.",
                            "ajantasa run nightly"),
                    List.of());
        }
        try (Database database = Database.connect(installation, Login.ofRuns(installation))) {
            List<Finding> findings = findings(database);
            return findings.isEmpty() ? good(database) : bad(findings);
        }
    }

    /** Everything about the database that is not as it should be: migrations, roles, and words of people that it lacks. */
    public List<Finding> findings(Database database) {
        List<Finding> findings = findings(database, true);
        if (database.isUpToDate()) {
            findings.addAll(new ErasedQuery(installation, database.dataSource()).findings());
            findings.addAll(new ObjectionsRestoring(installation).findings(database.dataSource()));
        }
        return findings;
    }

    private List<Finding> findings(Database database, boolean roles) {
        List<Finding> findings = new ArrayList<>(database.migrations().findings());
        if (database.isPostgresql() && roles) {
            findings.addAll(ofRoles(new RoleCheck(database.dataSource()), findings.isEmpty()));
        }
        return findings;
    }

    /** @param migrated whether the tables are there that the roles have rights to */
    private List<Finding> ofRoles(RoleCheck check, boolean migrated) {
        Optional<String> reader = Login.findReader(installation);
        List<Finding> missing = new ArrayList<>();
        if (!check.exists(runner())) {
            missing.add(RoleCheck.missing(runner()));
        }
        reader.filter(it -> !check.exists(it)).map(RoleCheck::missing).ifPresent(missing::add);
        return migrated && missing.isEmpty() ? check.findings(runner(), reader) : missing;
    }

    private String runner() {
        return Login.ofRuns(installation).user();
    }

    private static Outcome good(Database database) {
        String roles = database.isPostgresql() ? ", and the roles may do what they should and nothing else" : "";
        return new Outcome(
                ExitCode.OK,
                new ThreeLines(
                        "OK db: every migration up to " + Migrations.LATEST + " is there" + roles
                                + "; no word of anybody is missing.",
                        "Nothing was changed.",
                        "ajantasa status"),
                List.of());
    }

    private static Outcome bad(List<Finding> findings) {
        Finding worst = worst(findings);
        return new Outcome(
                worst.code(),
                new ThreeLines(
                        worst.code().name() + " db: " + worst.found() + "; expected " + worst.expected()
                                + others(findings) + ".",
                        "Nothing was changed.",
                        command(worst)),
                findings);
    }

    private static Outcome refused(Finding why, List<Finding> findings) {
        return new Outcome(
                why.code(),
                new ThreeLines(
                        why.code().name() + " db: " + why.found() + "; expected " + why.expected() + ".",
                        "Nothing was migrated and nothing was granted.",
                        command(why)),
                findings);
    }

    /** The next safe command; what a person must do first is told with the finding. */
    private static String command(Finding finding) {
        return finding.next().startsWith("ajantasa ") ? finding.next() : CHECK;
    }

    private static Outcome migrated(boolean stood, int done, List<Finding> left, Optional<Login> migrator) {
        if (!left.isEmpty()) {
            return new Outcome(
                    worst(left).code(),
                    new ThreeLines(
                            worst(left).code().name() + " db: " + worst(left).found() + "; expected "
                                    + worst(left).expected() + others(left) + ".",
                            done + " migrations were applied; the rights that could be set were set.",
                            CHECK),
                    left);
        } else if (stood) {
            return new Outcome(
                    ExitCode.ALREADY_DONE,
                    new ThreeLines("ALREADY_DONE db: everything stands so already.", "Nothing was changed.", CHECK),
                    List.of());
        }
        return new Outcome(
                ExitCode.OK,
                new ThreeLines(
                        "OK db: " + done + " migrations were applied.",
                        migrator.isPresent()
                                ? "Tables belong to " + migrator.get()
                                        + "; the other roles have their rights and no more."
                                : "No roles were set, for ajantasa.database.migrator.user is not in application.properties.",
                        CHECK),
                List.of());
    }

    /** The finding by which the whole ends. */
    private static Finding worst(List<Finding> findings) {
        ExitCode code = Finding.worst(findings);
        return findings.stream().filter(it -> it.code() == code).findFirst().orElseThrow();
    }

    private static String others(List<Finding> findings) {
        return findings.size() == 1 ? "" : "; and " + (findings.size() - 1) + " findings more";
    }
}
