package fi.ajantasa.batch;

import fi.ajantasa.job.Access;
import fi.ajantasa.job.AccessFile;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Where one installation keeps its things: the home folder (database, keys, reports, logs), the job definitions and the
 * settings of the machine.
 */
public final class Installation {
    private static final String ACCESS = "ajantasa.access";

    private final Path home;
    private final Path jobs;
    private final Properties machine;
    private final Definitions definitions;

    /**
     * @param home the home folder, made on first use
     * @param jobs the folder of job definitions
     * @param machine the keys {@code ajantasa.database.url}, {@code .user}, {@code .password}, {@code .migrator.user}, {@code
     *     .migrator.password}, {@code .reader.user} and {@code .patience}, {@code ajantasa.keyset}, {@code
     *     ajantasa.objections}, {@code ajantasa.access} and those of {@link BrokerSettings}, read from {@code
     *     application.properties} in the home folder; each may be absent
     */
    public Installation(Path home, Path jobs, Properties machine) {
        this.home = home;
        this.jobs = jobs;
        this.machine = machine;
        this.definitions = new Definitions(home, jobs);
    }

    /** Reads the machine's settings from the home folder; a missing file means the embedded database. */
    public static Installation at(Path home, Path jobs) {
        Properties machine = new Properties();
        Path file = home.resolve("application.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                machine.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Installation(
                home.toAbsolutePath().normalize(), jobs.toAbsolutePath().normalize(), machine);
    }

    public Path home() {
        return home;
    }

    public Path jobs() {
        return jobs;
    }

    public Properties machine() {
        return machine;
    }

    /** The job definitions, checked, read when a file of theirs changed; throws with every problem found. */
    public Jobs readJobs() throws DefinitionException {
        return definitions.read();
    }

    /**
     * Which accounts have which roles here.
     *
     * @throws DefinitionException with every problem of the file that says it
     */
    public Access readAccess() throws DefinitionException {
        Path file = accessFile();
        if (machine.containsKey(ACCESS) && !Files.exists(file)) {
            throw new DefinitionException(List.of(new Problem(
                    file, 1, "the file that " + ACCESS + " names is not there", "write it, or take the setting out")));
        }
        return AccessFile.read(file);
    }

    /** The file that says it; best where only administrators may write. */
    public Path accessFile() {
        return Path.of(machine.getProperty(ACCESS, home.resolve("access.yaml").toString()));
    }

    public Path keyset() {
        return Path.of(machine.getProperty(
                "ajantasa.keyset", home.resolve("keys").resolve("keyset.json").toString()));
    }

    /** The journal of objections; best on another disk than the database, and in every backup on its own. */
    public Path objections() {
        return Path.of(machine.getProperty(
                "ajantasa.objections",
                home.resolve("objections").resolve("objections.log").toString()));
    }

    /** Where checkpoints of the audit log are kept beside the database. */
    public Path checkpoints() {
        return home.resolve("checkpoints");
    }

    /** The journal of erasures, beside that of objections: of it too an older database must lack nothing. */
    public Path erasures() {
        return objections().resolveSibling("erasures.log");
    }

    public Path reports() {
        return home.resolve("reports");
    }

    /** Where deliveries of other layouts are rewritten to be read; what lies there is deleted when their run ends. */
    public Path transcripts() {
        return home.resolve("transcripts");
    }

    /** Where encrypted copies are kept of the files that a register's deliveries came in. */
    public Path rawCopies(String register) {
        return home.resolve("raw").resolve(register);
    }

    /** Whether the database is a file in the home folder, which one process at a time can open. */
    public boolean isEmbedded() {
        return Database.isEmbedded(this);
    }

    /** True when nothing was ever run here: there is no database yet. */
    public boolean isUnused() {
        return Database.isEmbedded(this) && !Files.exists(Database.embeddedFile(this));
    }
}
