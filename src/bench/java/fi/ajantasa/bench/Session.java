package fi.ajantasa.bench;

import fi.ajantasa.bench.Samples.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** The nights of one sample set on one database: product and comparators in turn. */
final class Session {
    static final String QUIET = "quiet";
    static final String FIRST = "first load";
    static final String CHANGES = "changes";
    static final String PRODUCT = "product";
    static final String SMALL_HEAP = "512m";
    private static final String HEAP = "1g";

    private final String size;
    private final String database;
    private final Deliveries deliveries;
    private final Path work;
    private final PostgresServer server;
    private final Samples samples;

    Session(String size, String database, Deliveries deliveries, Path work, PostgresServer server, Samples samples) {
        this.size = size;
        this.database = database;
        this.deliveries = deliveries;
        this.work = work;
        this.server = server;
        this.samples = samples;
    }

    /** The programs named, so many times in turn; a set whose second delivery holds changes only has no comparators. */
    void run(Set<String> programs, Set<String> nights, int pairs, int naiveRows)
            throws IOException, InterruptedException, SQLException {
        Files.createDirectories(work);
        boolean changes = deliveries.holdsChanges(2);
        boolean second = nights.contains("quiet");
        boolean first = nights.contains("first") && !changes;
        for (int pair = 0; pair < pairs && second; pair++) {
            if (programs.contains(PRODUCT)) {
                product(changes ? CHANGES : QUIET, HEAP);
            }
            if (programs.contains("duck") && !changes) {
                duck();
            }
            if (programs.contains("naive") && !changes) {
                naive(naiveRows);
            }
        }
        for (int pair = 0; pair < pairs && first; pair++) {
            if (programs.contains(PRODUCT)) {
                product(FIRST, HEAP);
            }
            if (programs.contains("postgres")) {
                postgres();
            }
        }
        if (programs.contains("heap") && second) {
            product(changes ? CHANGES : QUIET, SMALL_HEAP);
        }
        if (programs.contains("heap") && first) {
            product(FIRST, SMALL_HEAP);
        }
    }

    private void product(String night, String heap) throws IOException, InterruptedException, SQLException {
        Product product = new Product(deliveries, work, database.equals("h2") ? null : server);
        String program = heap.equals(HEAP) ? PRODUCT : program(heap);
        samples.add(key(night, program), night.equals(FIRST) ? product.firstLoad(heap) : product.secondNight(heap));
    }

    private void duck() throws IOException, InterruptedException {
        prepare();
        samples.add(
                key(QUIET, "duck"),
                Comparator.DUCK.run(work, "night", set(), work.toString()).timing());
    }

    private void naive(int rows) throws IOException, InterruptedException, SQLException {
        prepare();
        Comparator.Night night =
                Comparator.NAIVE.run(work, set(), work.toString(), naiveStore(), Integer.toString(rows));
        double scale = (double) Deliveries.rows(deliveries.main(2)) / night.rows();
        samples.add(key(QUIET, "naive"), night.timing().inside(night.timing().seconds() * scale));
    }

    private void postgres() throws IOException, InterruptedException, SQLException {
        prepare();
        server.create("bench_limit", "template1");
        Comparator.Night night = Comparator.POSTGRES.run(work, set(), work.toString(), server.url("bench_limit"));
        samples.add(key(FIRST, "postgres"), night.timing());
    }

    private String naiveStore() throws SQLException {
        if (database.equals("h2")) {
            return "jdbc:h2:file:" + work.resolve("naive");
        }
        server.create("bench_naive", "template1");
        return server.url("bench_naive");
    }

    /** What the comparators know after the first delivery; kept for later sessions. */
    private void prepare() throws IOException, InterruptedException {
        if (!Files.exists(work.resolve("known.csv"))) {
            Comparator.DUCK.run(work, "prepare", set(), work.toString());
        }
    }

    private Key key(String night, String program) {
        return new Key(size, night, database, program);
    }

    static String program(String heap) {
        return PRODUCT + " " + heap;
    }

    private String set() {
        return deliveries.folder().toString();
    }
}
