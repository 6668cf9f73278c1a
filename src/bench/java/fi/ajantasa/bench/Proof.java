package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What proof costs: nights of this program and of one without sealing in turn on the same files, entries verified in a second,
 * and how large a proof is.
 */
@Command(name = "proof", mixinStandardHelpOptions = true, showDefaultValues = true)
final class Proof implements Callable<Integer> {
    private static final Pattern VERIFIED = Pattern.compile("(\\d+) entries verified");
    private static final long TEN_MILLION = 10_000_000;
    private static final int BYTES_PER_HASH = 47;

    @Option(names = "--size", description = "Sample set: a folder below --data.")
    private String size = "full";

    @Option(
            names = "--without",
            paramLabel = "COMMAND",
            description = "bin/ajantasa of an installed program that does not seal, such as an earlier commit's.")
    private @Nullable String without;

    @Option(names = "--pairs", description = "How often the two run in turn.")
    private int pairs = 3;

    @Option(names = "--data", description = "Where the sample sets are.")
    private Path data = Path.of("target", "bench-data");

    @Option(names = "--work", description = "Where prepared homes are kept; may be deleted.")
    private Path work = Path.of("target", "bench-work", "proof");

    @Option(names = "--entries", description = "Only verifies a log of so many entries, on H2 and PostgreSQL in turn.")
    private int entries;

    private Proof() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Proof()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (entries > 0) {
            verifyLong();
            return 0;
        }
        String with = System.getProperty("product.command");
        List<Double> firsts = new ArrayList<>();
        List<Double> quiets = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            double first = night(with, "with", true);
            double quiet = night(with, "with", false);
            if (without != null) {
                firsts.add(first / night(without, "without", true));
                quiets.add(quiet / night(without, "without", false));
            }
        }
        ratio("first load", firsts);
        ratio("second night", quiets);
        System.setProperty("product.command", with);
        verify();
        return 0;
    }

    private void verifyLong() throws IOException, InterruptedException, SQLException {
        Path own = Files.createDirectories(work.resolve("long").toAbsolutePath());
        try (PostgresServer server = PostgresServer.start(own.resolve("server"))) {
            for (int pair = 0; pair < pairs; pair++) {
                new LongLog(own, null).verified(entries);
                new LongLog(own, server).verified(entries);
            }
        }
    }

    private double night(String command, String name, boolean first)
            throws IOException, InterruptedException, SQLException {
        System.setProperty("product.command", command);
        Path own = Files.createDirectories(work.resolve(size).resolve(name).toAbsolutePath());
        Product product = new Product(new Deliveries(data.toAbsolutePath().resolve(size)), own, null);
        Timing timing = first ? product.firstLoad("1g") : product.secondNight("1g");
        System.out.printf("%-8s %-12s %8.2f s%n", name, first ? "first load" : "second night", timing.seconds());
        return timing.seconds();
    }

    private static void ratio(String name, List<Double> ratios) {
        if (!ratios.isEmpty()) {
            List<Double> sorted = ratios.stream().sorted().toList();
            System.out.printf("%s: with / without, median %.3f of %s%n", name, sorted.get(sorted.size() / 2), sorted);
        }
    }

    /** The home of the last night is there still; the start of the program is part of the time. */
    private void verify() throws IOException, InterruptedException {
        Path own = work.resolve(size).resolve("with").toAbsolutePath();
        Path home = own.resolve("h2").resolve("night");
        Path jobs = own.resolve("stage-2").resolve("jobs");
        String command = System.getProperty("product.command");
        Path output = own.resolve("verify.log");
        Timing timing = Timing.of(
                List.of(command, "audit", "verify", "--home", home.toString(), "--jobs", jobs.toString()),
                Map.of(),
                output);
        String said = Files.readString(output);
        Matcher matcher = VERIFIED.matcher(said);
        if (timing.exitCode() != 0 || !matcher.find()) {
            throw new IllegalStateException("audit verify ended with " + timing.exitCode() + ":\n" + said);
        }
        long entries = Long.parseLong(matcher.group(1));
        System.out.printf("verified: %d entries, %.0f a second%n", entries, entries / timing.seconds());
        Product.permit(home, "auditor");
        Path proof = own.resolve("proof.json");
        Files.deleteIfExists(proof);
        Timing.of(
                List.of(
                        command,
                        "audit",
                        "prove",
                        "1.1",
                        "--out",
                        proof.toString(),
                        "--home",
                        home.toString(),
                        "--jobs",
                        jobs.toString()),
                Map.of(),
                output);
        if (!Files.exists(proof)) {
            throw new IllegalStateException("audit prove wrote nothing:\n" + Files.readString(output));
        }
        int levels = Long.SIZE - Long.numberOfLeadingZeros(TEN_MILLION - 1);
        int here = Long.SIZE - Long.numberOfLeadingZeros(entries - 1);
        System.out.printf(
                "proof: %d bytes of %d entries; at most %d of %d%n",
                Files.size(proof), entries, Files.size(proof) + (long) (levels - here) * BYTES_PER_HASH, TEN_MILLION);
    }
}
