package fi.ajantasa.bench;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A home whose log has so many entries, each as long as that of a change; verified by the installed program. */
record LongLog(Path work, @Nullable PostgresServer server) {
    private static final Pattern VERIFIED = Pattern.compile("(\\d+) entries verified");
    private static final Set<Integer> GOOD_ENOUGH = Set.of(0, 11);
    private static final int AT_ONCE = 2560;
    private static final String SEAL = "\"seal\":\"5f0c1e66a9b07d21\"";

    /** Entries that are verified in a second, the start of the program included. */
    double verified(int entries) throws IOException, InterruptedException, SQLException {
        Home home = new Home(work.resolve(server == null ? "h2" : "postgresql").resolve("log_" + entries), server);
        if (!home.isPrepared()) {
            home.create(null);
            run(home, "db", "migrate");
            fill(home, entries);
            run(home, "audit", "checkpoint");
            home.markPrepared();
        }
        return verified(home);
    }

    private double verified(Home home) throws IOException, InterruptedException {
        Timing timing = run(home, "audit", "verify");
        Matcher matcher = VERIFIED.matcher(Files.readString(output()));
        if (!matcher.find()) {
            throw new IllegalStateException("audit verify counted nothing: " + Files.readString(output()));
        }
        long verified = Long.parseLong(matcher.group(1));
        System.out.printf(
                "%-10s %d entries verified in %.2f s, %.2f CPU s, %d MB, load %.1f before: %.0f a second%n",
                server == null ? "H2" : "PostgreSQL",
                verified,
                timing.seconds(),
                timing.cpuSeconds(),
                timing.peakMegabytes(),
                timing.load(),
                verified / timing.seconds());
        return verified / timing.seconds();
    }

    private void fill(Home home, int entries) {
        String url = server == null
                ? "jdbc:h2:file:" + home.folder().resolve("db").resolve("ajantasa")
                : server.url(home.database());
        DriverManagerDataSource database =
                server == null ? new DriverManagerDataSource(url, "ajantasa", "") : new DriverManagerDataSource(url);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        AuditLog log = new AuditLog(database);
        Instant at = Instant.parse("2026-11-22T01:30:00Z");
        String hash = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
        for (int first = 1; first <= entries; first += AT_ONCE) {
            List<AuditEntry> chunk = new ArrayList<>(AT_ONCE);
            for (int i = first; i < first + AT_ONCE && i <= entries; i++) {
                String body =
                        ("{\"plan-part\":1,\"version\":2,\"set\":[[\"newest-of-best\",\"NEUTRAL\",3,%d,\"family-name\","
                                        + "\"given-names\",\"street-address\",\"postcode\",\"post-office\",\"municipality\"]],\"flags\":[],%s}")
                                .formatted(i, SEAL);
                chunk.add(
                        new AuditEntry("change", "population-20261122-1", i, "night", "customer-care", hash, 6, body));
            }
            transaction.executeWithoutResult(status -> log.append(chunk, at));
        }
    }

    private Path output() {
        return work.resolve("long-log.log");
    }

    private Timing run(Home home, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("product.command")));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--home", home.folder().toString(), "--jobs", Path.of("jobs").toString()));
        Timing timing = Timing.of(command, Map.of(), output());
        if (!GOOD_ENOUGH.contains(timing.exitCode())) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + timing.exitCode() + ":\n" + Files.readString(output()));
        }
        return timing;
    }
}
