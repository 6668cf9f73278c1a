package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the same nights on PostgreSQL without workers, with one and with two, in turn, and compares what they leave. */
@Command(name = "workers", mixinStandardHelpOptions = true, showDefaultValues = true)
final class WorkerNights implements Callable<Integer> {
    @Option(names = "--size", description = "Sample set: a folder below --data.")
    private String size = "quarter";

    @Option(names = "--workers", split = ",", description = "How many there are, in turn.")
    private List<Integer> crews = List.of(0, 1, 2);

    @Option(names = "--night", split = ",", description = "first, second.")
    private List<String> nights = List.of("first", "second");

    @Option(names = "--rounds", description = "How often each is run.")
    private int rounds = 3;

    @Option(names = "--heap", description = "Of the run and of each worker.")
    private String heap = "1g";

    @Option(names = "--data", description = "Where the sample sets are, on the same file system as --work.")
    private Path data = Path.of("target", "bench-data");

    @Option(names = "--work", description = "Where prepared homes and databases are kept; may be deleted.")
    private Path work = Path.of("target", "bench-work");

    private final Map<String, List<Timing>> timings = new TreeMap<>();
    private final Map<String, Double> workersCpu = new TreeMap<>();
    private final Map<String, String> digests = new TreeMap<>();

    private WorkerNights() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WorkerNights()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.afterPropertiesSet();
        Files.createDirectories(work);
        try (PostgresServer server = PostgresServer.start(work.toAbsolutePath().resolve("postgresql"))) {
            for (String night : nights) {
                for (int round = 0; round < rounds; round++) {
                    for (int workers : crews) {
                        run(night, workers, broker, server);
                    }
                }
            }
        } finally {
            broker.destroy();
        }
        return print() ? 0 : 1;
    }

    private void run(String night, int workers, EmbeddedKafkaKraftBroker broker, PostgresServer server)
            throws IOException, InterruptedException, SQLException {
        Crew crew = new Crew(broker, workers);
        Product product = new Product(
                new Deliveries(data.toAbsolutePath().resolve(size)),
                work.toAbsolutePath().resolve(size),
                server,
                crew);
        String key = night + " " + workers;
        Timing timing = night.equals("first") ? product.firstLoad(heap) : product.secondNight(heap);
        timings.computeIfAbsent(key, it -> new ArrayList<>()).add(timing);
        workersCpu.merge(key, crew.cpuSeconds(), Double::sum);
        String digest = sha256(product.export());
        String before = digests.putIfAbsent(key, digest);
        if (before != null && !before.equals(digest)) {
            digests.put(key, "differs from round to round");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether all of a night left the same. */
    private boolean print() {
        boolean equal = true;
        System.out.println(
                "| Night | Workers | Seconds (median) | CPU seconds, run + workers | Efficiency | Same export |");
        System.out.println("|---|---|---|---|---|---|");
        for (String night : nights) {
            String first = night + " " + crews.get(0);
            for (int workers : crews) {
                String key = night + " " + workers;
                boolean same = digests.get(key).equals(digests.get(first));
                equal &= same;
                System.out.printf(
                        "| %s | %d | %.1f | %.1f + %.1f | %.2f | %s |%n",
                        night,
                        workers,
                        seconds(key),
                        timings.get(key).stream()
                                        .mapToDouble(Timing::cpuSeconds)
                                        .sum()
                                / rounds,
                        workersCpu.get(key) / rounds,
                        seconds(first) / seconds(key),
                        same ? "yes" : "NO");
            }
        }
        System.out.println(
                "Efficiency: seconds of the first line divided by those of this one, on the same processors.");
        return equal;
    }

    private double seconds(String key) {
        List<Double> all =
                new ArrayList<>(timings.get(key).stream().map(Timing::seconds).toList());
        Collections.sort(all);
        return all.get(all.size() / 2);
    }
}
