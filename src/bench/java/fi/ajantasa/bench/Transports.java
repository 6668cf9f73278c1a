package fi.ajantasa.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.source.Collected;
import fi.ajantasa.source.Collector;
import fi.ajantasa.testing.PgpParty;
import fi.ajantasa.testing.SftpServer;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Collects one file over each transport, beside a plain copy of it, in turn: {@code [MEGABYTES [ROUNDS]]}. Both ends run in
 * this process, so each transport pays for its server, too.
 */
final class Transports {
    private static final String NAME = "vtj_sahko_20261121_000001.csv";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final PgpParty US = new PgpParty();

    private final Path root;
    private final int megabytes;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Long> peaks = new LinkedHashMap<>();

    private Transports(Path root, int megabytes) {
        this.root = root;
        this.megabytes = megabytes;
    }

    public static void main(String[] arguments) throws IOException, DefinitionException {
        int megabytes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 256;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        new Transports(Files.createTempDirectory("ajantasa-transports-"), megabytes).run(rounds);
    }

    private void run(int rounds) throws IOException, DefinitionException {
        Path plain = Files.createDirectories(root.resolve("served").resolve("out"));
        Path encrypted = Files.createDirectories(root.resolve("encrypted"));
        write(plain.resolve(NAME));
        encrypt(plain.resolve(NAME), encrypted.resolve(NAME + ".pgp"));
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        Files.writeString(root.resolve("server.pem"), certificate.certificatePem());
        Files.writeString(root.resolve("password"), SftpServer.PASSWORD);
        HttpsServer https = https(certificate, plain);
        try (SftpServer sftp = new SftpServer(plain.getParent())) {
            for (int round = 0; round < rounds; round++) {
                copy(plain.resolve(NAME));
                collect(
                        "sftp",
                        ("{sftp: {host: 127.0.0.1, port: %d, user: energy, folder: /out, host-key: \"%s\","
                                        + " password: {file: password}}}")
                                .formatted(sftp.port(), sftp.fingerprint()),
                        "");
                collect(
                        "https",
                        "{https: {url: \"https://localhost:%d/\", files: %s, trust: server.pem}}"
                                .formatted(https.getAddress().getPort(), NAME),
                        "");
                collect(
                        "pgp",
                        "{folder: encrypted}",
                        "\n  pgp: {key: {file: own.asc}, passphrase: {file: passphrase}, signed-by: supplier.asc}");
            }
        } finally {
            https.stop(0);
            delete(root);
        }
        print();
    }

    /** Text like that of a delivery: it compresses, but not to nothing. */
    private void write(Path file) throws IOException {
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long size = 0; size < (long) megabytes << 20; size += 64) {
                String line =
                        "%016x;%016x;Virtanen;Testikatu;00100;HKI".formatted(random.nextLong(), random.nextLong());
                out.write(line + "-".repeat(63 - line.length()) + "\n");
            }
        }
    }

    private void encrypt(Path file, Path message) throws IOException {
        PgpParty supplier = new PgpParty();
        US.privateKey(root.resolve("own.asc"));
        supplier.publicKey(root.resolve("supplier.asc"));
        Files.writeString(root.resolve("passphrase"), PgpParty.PASSPHRASE);
        try (InputStream content = Files.newInputStream(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(message))) {
            supplier.write(content, out, US, PgpParty.Flaw.NONE);
        }
    }

    private static HttpsServer https(HeldCertificate certificate, Path folder) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()));
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> serve(exchange, folder));
        server.start();
        return server;
    }

    private static void serve(HttpExchange exchange, Path folder) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", Long.toString(Files.size(file)));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(file, out);
            }
        }
        exchange.close();
    }

    private void copy(Path file) throws IOException {
        Path target = root.resolve("copy");
        Stopwatch watch = new Stopwatch();
        try (FileChannel from = FileChannel.open(file);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            to.transferFrom(from, 0, from.size());
            to.force(true);
        }
        note("copy", watch.seconds());
        Files.delete(target);
    }

    private void collect(String transport, String from, String more) throws IOException, DefinitionException {
        Path landing = Files.createDirectories(root.resolve("home-" + transport));
        JobDefinition job = job(transport, from + more, landing);
        Collector collector = Collector.find(job, DAY, Clock.system(ZoneId.of("Europe/Helsinki")))
                .orElseThrow();
        Stopwatch watch = new Stopwatch();
        Collected collected = collector.collect();
        note(transport, watch.seconds());
        if (collected.landed() != 1) {
            throw new IllegalStateException(transport + ": " + collected);
        }
        delete(landing);
    }

    private JobDefinition job(String transport, String from, Path landing) throws IOException, DefinitionException {
        Path jobs = Files.createDirectories(root.resolve("jobs-" + transport));
        try (Stream<Path> shipped = Files.walk(Path.of("jobs"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Path target = jobs.resolve(Path.of("jobs").relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(
                        target,
                        file.endsWith("population.yaml")
                                ? Files.readString(file).replaceFirst("from: .*", "from: " + from)
                                : Files.readString(file));
            }
        }
        return JobFolder.read(jobs).landingIn(landing).require("population");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void note(String transport, double taken) throws IOException {
        peaks.putIfAbsent(transport, Memory.peak());
        seconds.computeIfAbsent(transport, it -> new ArrayList<>()).add(taken);
    }

    private void print() {
        double copy = median("copy");
        Memory.printHeap();
        System.out.println(
                "| Transport | s | MB/s | time ÷ plain copy | peak MB after its first round |\n|---|---|---|---|---|");
        seconds.keySet()
                .forEach(it -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f | %.0f | %.1f | %d |%n",
                        it,
                        median(it),
                        megabytes / median(it),
                        median(it) / copy,
                        peaks.get(it)));
    }

    private double median(String transport) {
        List<Double> sorted = new ArrayList<>(seconds.getOrDefault(transport, List.of()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
