package fi.ajantasa.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A night in a home of its own, run by processes that can be killed. */
final class KillableNight {
    private static final long PATIENCE_MINUTES = 15;
    private final Installation installation;

    /**
     * Makes the home.
     *
     * @param keyset a keyset shared by nights that are compared
     * @param machine the settings that name a database on a server, empty for the file in the home
     */
    KillableNight(Path home, Path jobs, Path keyset, Properties machine) throws IOException {
        Files.createDirectories(home.resolve("logs"));
        Properties settings = new Properties();
        settings.putAll(machine);
        settings.setProperty("ajantasa.keyset", keyset.toString());
        try (var out = Files.newBufferedWriter(home.resolve("application.properties"))) {
            settings.store(out, null);
        }
        this.installation = Installation.at(home, jobs);
    }

    Installation installation() {
        return installation;
    }

    /** Starts {@code run nightly} as a process of its own; compiled less, it takes half the processor time (measured). */
    Process start() throws IOException {
        return start("run", "nightly");
    }

    /** Starts another command so. */
    Process start(String... command) throws IOException {
        return start(command(command));
    }

    /** The line that starts another command. */
    List<String> command(String... command) {
        List<String> line = java(classPath(), "fi.ajantasa.Ajantasa");
        line.addAll(withPlaces(command));
        return line;
    }

    private List<String> withPlaces(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(
                "--home",
                installation.home().toString(),
                "--jobs",
                installation.jobs().toString()));
        return words;
    }

    /** Starts a program of the tests on the home and its definitions. */
    Process startTest(Class<?> program, String argument) throws IOException {
        List<String> line = java(System.getProperty("java.class.path"), program.getName());
        line.addAll(List.of(installation.home().toString(), installation.jobs().toString(), argument));
        return start(line);
    }

    private static List<String> java(String classPath, String program) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                program));
    }

    private Process start(List<String> line) throws IOException {
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile()))
                .start();
    }

    /** Without the tests' own classes and settings: the log is that of the product. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits for the end of a process and returns its exit code. */
    int end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the process did not end: " + tail());
        }
        return process.exitValue();
    }

    /** Runs to the end and returns the exit code. */
    int run() throws IOException, InterruptedException {
        return end(start());
    }

    /**
     * Starts and kills.
     *
     * @return false when the process had ended before the moment came
     */
    boolean runKilledAt(Moment moment) throws IOException, InterruptedException {
        return runKilledAt(moment, "run", "nightly");
    }

    /**
     * Starts a command and kills it at the edge of a transaction.
     *
     * @param number of the commit, the process's first is 1
     * @param before whether it is killed before that commit, or just after it
     * @return false when the process had ended before
     */
    boolean runKilledAtCommit(int number, boolean before, String... command) throws IOException, InterruptedException {
        Path note = installation.home().resolve("logs").resolve("standing-still");
        Files.deleteIfExists(note);
        List<String> line = java(System.getProperty("java.class.path"), CommitStop.class.getName());
        line.add(1, "-Dlogback.configurationFile=target/classes/logback.xml");
        line.addAll(List.of(Integer.toString(number), before ? "before" : "after", note.toString()));
        line.addAll(withPlaces(command));
        Process process = start(line);
        boolean ended = false;
        while (!ended && !Files.exists(note)) {
            ended = process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        return !ended;
    }

    /** Starts another command and kills it so. */
    boolean runKilledAt(Moment moment, String... command) throws IOException, InterruptedException {
        long logged = count(moment.word());
        Process process = start(command);
        boolean ended = false;
        while (!ended && count(moment.word()) == logged && !moment.word().isEmpty()) {
            ended = process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        ended = ended || process.waitFor(moment.millis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    /** When to kill: some milliseconds after a word appears in the log, or after the start when there is no word. */
    record Moment(String word, long millis) {}

    private long count(String word) throws IOException {
        Path log = installation.home().resolve("logs").resolve("ajantasa.log");
        if (word.isEmpty() || !Files.exists(log)) {
            return 0;
        }
        return Files.readString(log).lines().filter(it -> it.contains(word)).count();
    }

    /** All that the processes printed. */
    String output() throws IOException {
        return Files.readString(outputFile().toPath());
    }

    private File outputFile() {
        return installation.home().resolve("logs").resolve("output.txt").toFile();
    }

    /** The last lines the processes printed. */
    String tail() throws IOException {
        List<String> lines = Files.readAllLines(outputFile().toPath());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
