package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program the product is compared with, in a process of its own. */
enum Comparator {
    DUCK(DuckNight.class, "2g"),
    NAIVE(NaiveNight.class, "1g"),
    POSTGRES(PostgresNight.class, "1g");

    private final Class<?> program;
    private final String heap;

    Comparator(Class<?> program, String heap) {
        this.program = program;
        this.heap = heap;
    }

    /** How long the work took inside the process and how many rows it read. */
    Night run(Path work, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Timing.java(heap));
        command.add("-Dlogback.configurationFile=src/bench/logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Path output = work.resolve(program.getSimpleName() + ".log");
        Timing timing = Timing.of(command, Map.of(), output);
        String said = Files.readString(output);
        if (timing.exitCode() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " failed:\n" + said);
        }
        return said.contains(Stopwatch.WORD) ? night(timing, said) : new Night(timing, 0);
    }

    private static Night night(Timing timing, String said) {
        String[] words =
                said.substring(said.lastIndexOf(Stopwatch.WORD)).strip().split("[= ]");
        return new Night(timing.inside(Double.parseDouble(words[1])), Long.parseLong(words[3]));
    }

    /** A comparator's night. */
    record Night(Timing timing, long rows) {}
}
