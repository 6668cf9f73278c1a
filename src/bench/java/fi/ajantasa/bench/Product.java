package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the product as an operator would: one process per night, on a home folder, a jobs folder and its inbox. */
final class Product {
    private static final Set<Integer> GOOD_ENOUGH = Set.of(0, 10);
    private static final String HEAP = "1g";

    private final Deliveries deliveries;
    private final Path work;
    private final @Nullable PostgresServer server;
    private final @Nullable Crew crew;

    Product(Deliveries deliveries, Path work, @Nullable PostgresServer server) {
        this(deliveries, work, server, null);
    }

    /** @param crew the workers of its nights */
    Product(Deliveries deliveries, Path work, @Nullable PostgresServer server, @Nullable Crew crew) {
        this.deliveries = deliveries;
        this.work = work;
        this.server = server;
        this.crew = crew;
    }

    /** The night in which the population register comes for the first time; our customers are there. */
    Timing firstLoad(String heap) throws IOException, InterruptedException, SQLException {
        return night(customers(), stage(1), heap);
    }

    /** The night of the second delivery, whatever it holds. */
    Timing secondNight(String heap) throws IOException, InterruptedException, SQLException {
        return night(known(), stage(2), heap);
    }

    private Timing night(Home prepared, Path jobs, String heap) throws IOException, InterruptedException, SQLException {
        Home night = home("night");
        night.create(prepared);
        if (crew == null) {
            return run("population", night, jobs, heap);
        }
        crew.join(night.folder(), jobs, heap);
        try {
            return run("population", night, jobs, heap);
        } finally {
            crew.leave();
        }
    }

    /** What the last night left of the customers. */
    byte[] export() throws IOException, InterruptedException {
        Home night = home("night");
        permit(night.folder(), "data-protection-officer");
        timed(night, stage(1), HEAP, "customers", "export", "--purpose", "quality");
        return Files.readAllBytes(work.resolve("product-export.log"));
    }

    /** Gives the account of this process a role, and no other. */
    static void permit(Path home, String role) throws IOException {
        String account = ProcessHandle.current().info().user().orElseThrow();
        Path access = home.resolve("access.yaml");
        Files.writeString(access, "accounts:\n  " + account + ": [" + role + "]\n");
        Files.setPosixFilePermissions(access, PosixFilePermissions.fromString("rw-------"));
    }

    /** The home after the customers' own extract. */
    private Home customers() throws IOException, InterruptedException, SQLException {
        return prepare(home("customers"), null, "customers", stage(1));
    }

    /** The home after the first delivery of the population register. */
    private Home known() throws IOException, InterruptedException, SQLException {
        return prepare(home("known"), customers(), "population", stage(1));
    }

    private Home prepare(Home home, @Nullable Home from, String register, Path jobs)
            throws IOException, InterruptedException, SQLException {
        if (!home.isPrepared()) {
            home.create(from);
            if (server != null && from == null) {
                timed(home, jobs, HEAP, "db", "migrate");
            }
            run(register, home, jobs, HEAP);
            home.markPrepared();
        }
        return home;
    }

    private Home home(String name) {
        return new Home(work.resolve(server == null ? "h2" : "postgresql").resolve(name), server);
    }

    /** A jobs folder beside an inbox with every delivery up to this sequence. */
    private Path stage(int sequence) throws IOException {
        Path stage = work.resolve("stage-" + sequence);
        Path jobs = stage.resolve("jobs");
        if (!Files.exists(jobs)) {
            for (Path file : deliveries.upTo(sequence)) {
                Path target = stage.resolve("sample-data")
                        .resolve(deliveries.folder().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.createLink(target, file);
            }
            Home.copy(Path.of("jobs"), jobs);
            releaseBrake(jobs.resolve("population.yaml"));
        }
        return jobs;
    }

    /** Every change is applied: a night that is held for a person would do half the work. */
    private static void releaseBrake(Path definition) throws IOException {
        String text = Files.readString(definition);
        String released = text.replaceAll("\\{max: [0-9.]+ %, floor", "{max: 100 %, floor");
        if (released.equals(text)) {
            throw new IllegalStateException("no limits found in " + definition);
        }
        Files.writeString(definition, released);
    }

    private Timing run(String register, Home home, Path jobs, String heap) throws IOException, InterruptedException {
        return timed(home, jobs, heap, "run", register);
    }

    private Timing timed(Home home, Path jobs, String heap, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("product.command")));
        command.addAll(List.of(words));
        command.addAll(List.of("--home", home.folder().toString(), "--jobs", jobs.toString()));
        Path output = work.resolve("product-" + words[1] + ".log");
        Timing timing = Timing.of(command, Map.of("JAVA_OPTS", "-Xmx" + heap), output);
        if (!GOOD_ENOUGH.contains(timing.exitCode())) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + timing.exitCode() + ":\n" + Files.readString(output));
        }
        return timing;
    }
}
