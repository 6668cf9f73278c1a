package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What this process may take and has taken. */
final class Memory {
    private Memory() {}

    static void printHeap() {
        System.out.printf(
                Locale.ROOT, "heap at most %,d MB%n%n", Runtime.getRuntime().maxMemory() >> 20);
    }

    /** The most that was resident so far, in MB; it never sinks, so work that needs more than what went before shows. */
    static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(it -> it.startsWith("VmHWM:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
