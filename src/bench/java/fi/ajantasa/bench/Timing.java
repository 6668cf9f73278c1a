package fi.ajantasa.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process from its start to its end: seconds, processor seconds, peak resident megabytes, exit code, load before. */
record Timing(double seconds, double cpuSeconds, long peakMegabytes, int exitCode, double load) {
    private static final long LOOK_EVERY_MILLIS = 25;

    static Timing of(List<String> command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        long start = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Duration cpu = Duration.ZERO;
        long peak = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, peakMegabytes(process.pid()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Timing(seconds, cpu.toMillis() / 1e3, peak, process.exitValue(), load);
    }

    /** The same, with the time a comparator took inside its process, once everything it needs stood ready. */
    Timing inside(double workSeconds) {
        return new Timing(workSeconds, cpuSeconds, peakMegabytes, exitCode, load);
    }

    /** The start of a command that runs Java with this heap. */
    static List<String> java(String heap) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap);
    }

    /** The kernel's high-water mark of the process; 0 where the system keeps none or the process has just ended. */
    private static long peakMegabytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
