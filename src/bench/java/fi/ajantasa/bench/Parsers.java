package fi.ajantasa.bench;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.JobFolder;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Transcripts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Times how a delivery is proven in every layout that is read, beside a plain copy of the same bytes, in turn and in one
 * process with a small heap: {@code [MEGABYTES [ROUNDS [LAYOUT,…]]]}. What is packed counts as many bytes as it
 * unpacks to, but for a workbook, which counts as it is.
 */
final class Parsers {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int CHUNK = 1 << 20;

    private final Path work;
    private final Path jobs;
    private final long bytes;
    private final int rounds;

    private Parsers(Path work, long megabytes, int rounds) throws IOException {
        this.work = work;
        this.jobs = work.resolve("jobs");
        this.bytes = megabytes * 1_000_000;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 200;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<String> wanted = arguments.length > 2 ? List.of(arguments[2].split(",", -1)) : List.of();
        new Parsers(Files.createTempDirectory(Path.of("target"), "parsers-"), megabytes, rounds).run(wanted);
    }

    private void run(List<String> wanted) throws Exception {
        define();
        Memory.printHeap();
        System.out.println("| Layout | MB | MB/s | rows/s | time ÷ plain copy | peak MB of the process so far |");
        System.out.println("|---|---|---|---|---|---|");
        for (Layouts.Layout layout : Layouts.all()) {
            if (wanted.isEmpty() || wanted.contains(layout.name())) {
                time(layout);
            }
        }
        delete(work);
    }

    private void time(Layouts.Layout layout) throws Exception {
        JobDefinition job = JobFolder.read(jobs).require(register(layout));
        Path file = Files.createDirectories(work.resolve("in").resolve(layout.name()))
                .resolve(layout.file());
        long rows = layout.rows().write(file, bytes);
        Layouts.rest(file);
        Path same = work.resolve("same");
        if (isPacked(layout)) {
            Layouts.all().get(0).rows().write(same, bytes);
        } else {
            Files.createLink(same, file);
        }
        double[] copied = new double[rounds];
        double[] proven = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            copied[round] = copy(same);
            proven[round] = prove(job);
        }
        double copy = median(copied);
        double proof = median(proven);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %,.0f | %.1f | %d |%n",
                layout.name(),
                Files.size(same) / 1_000_000,
                Files.size(same) / 1e6 / proof,
                rows / proof,
                proof / copy,
                Memory.peak());
        Files.delete(same);
        Files.delete(file);
    }

    private static boolean isPacked(Layouts.Layout layout) {
        return layout.name().startsWith("csv.");
    }

    private static String register(Layouts.Layout layout) {
        return layout.receive().isEmpty()
                ? layout.name()
                : "bench-" + layout.name().replace('.', '-');
    }

    private double copy(Path file) throws IOException {
        Path target = work.resolve("copy");
        byte[] chunk = new byte[CHUNK];
        Stopwatch watch = new Stopwatch();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
        double taken = watch.seconds();
        Files.delete(target);
        return taken;
    }

    private double prove(JobDefinition job) throws IOException {
        Transcripts transcripts = new Transcripts(work.resolve("transcripts"));
        Delivery delivery =
                new Inbox(job.receive(), Clock.systemUTC()).complete().get(0);
        Stopwatch watch = new Stopwatch();
        Proof proof = new DeliveryProver(transcripts).prove(delivery, job, DAY);
        double taken = watch.seconds();
        if (!(proof instanceof Proven)) {
            throw new IOException(job.register() + ": " + proof);
        }
        transcripts.forget(delivery.contentHash());
        return taken;
    }

    private static double median(double[] values) {
        return DoubleStream.of(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The shipped definitions and one for each layout that none of them has, all reading below the work folder. */
    private void define() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = jobs.resolve(Path.of("jobs").relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replace("sample-data/inbox/", "in/"));
            }
        }
        for (Layouts.Layout layout : Layouts.all()) {
            if (!layout.receive().isEmpty()) {
                Files.writeString(jobs.resolve(register(layout) + ".yaml"), definition(layout));
            }
        }
    }

    private static String definition(Layouts.Layout layout) {
        return """
                register: %s
                title: A list
                passport:
                  purposes: [marketing]
                  lawful-basis: legitimate-interests
                  permit: {id: L-1, ends: 2035-12-31}
                  absence: unknown
                receive:
                  from: {folder: in/%s}
                  file: "%s"
                %scolumns: {phone: {is: phone}}
                ignore: [name, street, since]
                link: [{rule: same-number, same: [phone], then: SAME}]
                expect: {rows: {min: 0}, rejected: {max: 1 %%}, changes: {"*": {max: 5 %%}}}
                """
                .formatted(
                        register(layout),
                        layout.name(),
                        layout.file().replaceFirst("\\d{8}", "{date}"),
                        layout.receive().indent(2));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
