package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the product's nights beside its comparators, in turn on the same files, and prints the table of ratios. */
@Command(name = "nights", mixinStandardHelpOptions = true, showDefaultValues = true)
final class Nights implements Callable<Integer> {
    @Option(names = "--size", split = ",", description = "Sample sets: folders below --data.")
    private List<String> sizes = List.of("full", "quarter", "changes");

    @Option(names = "--database", split = ",", description = "h2, postgresql.")
    private List<String> databases = List.of("h2", "postgresql");

    @Option(names = "--run", split = ",", description = "product, duck, naive, postgres, heap.")
    private Set<String> programs = Set.of("product", "duck", "naive", "postgres", "heap");

    @Option(names = "--night", split = ",", description = "quiet (or changes, as the set has it), first.")
    private Set<String> nights = Set.of("quiet", "first");

    @Option(names = "--pairs", description = "How often product and comparators run in turn.")
    private int pairs = 3;

    @Option(names = "--naive-rows", description = "The naive night runs on so many rows and is scaled to all.")
    private int naiveRows = 400_000;

    @Option(names = "--data", description = "Where the sample sets are, on the same file system as --work.")
    private Path data = Path.of("target", "bench-data");

    @Option(names = "--work", description = "Where prepared homes and databases are kept; may be deleted.")
    private Path work = Path.of("target", "bench-work");

    @Option(names = "--postgres", description = "URL of a server to use, with user and password; else one is started.")
    private @Nullable String postgres;

    private Nights() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Nights()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Samples samples = new Samples(Files.createDirectories(work).resolve("samples.csv"));
        try (PostgresServer server = postgres == null
                ? PostgresServer.start(work.toAbsolutePath().resolve("postgresql"))
                : PostgresServer.at(postgres)) {
            for (String size : sizes) {
                for (String database : databases) {
                    Session session = new Session(
                            size,
                            database,
                            new Deliveries(data.toAbsolutePath().resolve(size)),
                            work.toAbsolutePath().resolve(size),
                            server,
                            samples);
                    session.run(programs, nights, pairs, naiveRows);
                }
            }
        }
        new Table(samples, System.out).print(sizes, databases);
        return 0;
    }
}
