package fi.ajantasa.bench;

import java.util.Locale;

/** Times the work of a comparator inside its own process and says so in the one line the session reads. */
final class Stopwatch {
    static final String WORD = "seconds=";

    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The rows are those the program worked on: read, different or loaded, as its night goes. */
    static void print(double seconds, long rows) {
        System.out.printf(Locale.ROOT, "%s%.3f rows=%d%n", WORD, seconds, rows);
    }
}
