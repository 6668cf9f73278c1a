package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the nights of a telephone directory that knows no identity codes: its first delivery, and the next. */
@Command(name = "directory", mixinStandardHelpOptions = true, showDefaultValues = true)
final class DirectoryNights implements Callable<Integer> {
    private static final Set<Integer> GOOD_ENOUGH = Set.of(0, 10);

    @Option(names = "--size", description = "Sample set: a folder below --data.")
    private String size = "full";

    @Option(names = "--rows", description = "Rows of the directory.")
    private int rows = 4_000_000;

    @Option(names = "--heap", description = "Heap of the program.")
    private String heap = "1g";

    @Option(names = "--data", description = "Where the sample sets are.")
    private Path data = Path.of("target", "bench-data");

    @Option(names = "--work", description = "Where the homes are kept; may be deleted.")
    private Path work = Path.of("target", "bench-work");

    private DirectoryNights() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DirectoryNights()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Path stage = work.toAbsolutePath().resolve(size + "-directory");
        Path inbox = stage.resolve("sample-data").resolve("inbox");
        if (!Files.exists(stage)) {
            stage(stage, inbox);
        }
        Home home = new Home(stage.resolve("h2").resolve("night"), null);
        home.create(null);
        print("customers", run(home, stage, "run", "customers"));
        define(stage.resolve("jobs"));
        new DirectoryFiles(delivered("population"), delivered("customers"), rows).write(stage.resolve("directory"));
        deliver(stage, inbox, 1);
        Path model = stage.resolve("jobs").resolve("models").resolve("directory.yaml");
        Files.createDirectories(model.getParent());
        print("train", run(home, stage, "link", "train", "directory", "--out", model.toString()));
        print("first", run(home, stage, "run", "directory"));
        deliver(stage, inbox, 2);
        print("second", run(home, stage, "run", "directory"));
        return 0;
    }

    private void stage(Path stage, Path inbox) throws IOException {
        Home.copy(Path.of("jobs"), Files.createDirectories(stage.resolve("jobs")));
        Path customers = Files.createDirectories(inbox.resolve("customers"));
        for (Path file :
                files(data.toAbsolutePath().resolve(size).resolve("inbox").resolve("customers"))) {
            Files.createLink(customers.resolve(file.getFileName().toString()), file);
        }
        Files.createDirectories(inbox.resolve("population"));
        Files.createDirectories(inbox.resolve("directory"));
    }

    /** Only now: a register whose model is not trained yet stops every other. */
    private static void define(Path jobs) throws IOException {
        Files.copy(Path.of("src", "bench", "directory.yaml"), jobs.resolve("directory.yaml"));
        Path decisions = jobs.resolve("decisions.yaml");
        Files.writeString(
                decisions,
                Files.readString(decisions)
                        .replaceAll(
                                "(?m)^(  (?:family-name|given-names|postal-address|mobile-phone|landline-phone): \\{sources: \\[[^]]*)",
                                "$1, directory"));
    }

    private Path delivered(String register) throws IOException {
        return files(data.toAbsolutePath().resolve(size).resolve("inbox").resolve(register)).stream()
                .filter(it -> it.toString().endsWith("_000001.csv"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void deliver(Path stage, Path inbox, int sequence) throws IOException {
        for (Path file : files(stage.resolve("directory"))) {
            Path target = inbox.resolve("directory").resolve(file.getFileName().toString());
            if (file.toString().contains("_%06d".formatted(sequence)) && !Files.exists(target)) {
                Files.createLink(target, file);
            }
        }
    }

    private Timing run(Home home, Path stage, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("product.command")));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--home",
                home.folder().toString(),
                "--jobs",
                stage.resolve("jobs").toString()));
        Path output = stage.resolve("product.log");
        Timing timing = Timing.of(command, Map.of("JAVA_OPTS", "-Xmx" + heap), output);
        if (!GOOD_ENOUGH.contains(timing.exitCode())) {
            throw new IllegalStateException(
                    String.join(" ", words) + " ended with " + timing.exitCode() + ":\n" + Files.readString(output));
        }
        return timing;
    }

    private void print(String what, Timing timing) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %7.1f s %7.1f CPU s %6d MB peak %9.0f rows/s  load before %.1f%n",
                what,
                timing.seconds(),
                timing.cpuSeconds(),
                timing.peakMegabytes(),
                rows / timing.seconds(),
                timing.load());
    }
}
