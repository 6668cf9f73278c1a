package fi.ajantasa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Workers of a night, processes of their own on its home, and the broker over which they get its partitions. */
final class Crew {
    private static final int PATIENCE_SECONDS = 120;
    private static final String READY = "takes partitions over";

    private final EmbeddedKafkaKraftBroker broker;
    private final int size;
    private final List<Process> workers = new ArrayList<>();
    private Duration cpu = Duration.ZERO;
    private static int topics;

    /** @param size how many workers; with none no broker is named either */
    Crew(EmbeddedKafkaKraftBroker broker, int size) {
        this.broker = broker;
        this.size = size;
    }

    /** Starts the workers and waits until each takes partitions. */
    void join(Path home, Path jobs, String heap) throws IOException, InterruptedException {
        if (size == 0) {
            return;
        }
        Files.writeString(
                home.resolve("application.properties"),
                "ajantasa.broker.servers=" + broker.getBrokersAsString() + "\najantasa.broker.topic=bench-" + topics++
                        + "\n",
                StandardOpenOption.APPEND);
        Path log = home.resolve("logs").resolve("ajantasa.log");
        long before = ready(log);
        for (int i = 0; i < size; i++) {
            ProcessBuilder worker = new ProcessBuilder(
                            System.getProperty("product.command"),
                            "worker",
                            "--home",
                            home.toString(),
                            "--jobs",
                            jobs.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolveSibling("worker-" + i + ".log").toFile());
            worker.environment().putAll(Map.of("JAVA_OPTS", "-Xmx" + heap));
            workers.add(worker.start());
        }
        for (int looks = 0; ready(log) < before + size; looks++) {
            if (looks > PATIENCE_SECONDS * 10 || workers.get(0).waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the workers do not take partitions");
            }
        }
    }

    private static long ready(Path log) throws IOException {
        return Files.exists(log)
                ? Files.readString(log).lines().filter(it -> it.contains(READY)).count()
                : 0;
    }

    /** Stops them. */
    void leave() throws InterruptedException {
        for (Process worker : workers) {
            cpu = cpu.plus(worker.info().totalCpuDuration().orElse(Duration.ZERO));
            worker.destroy();
            if (!worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.destroyForcibly().waitFor();
            }
        }
        workers.clear();
    }

    /** Processor time of all workers, their start among it. */
    double cpuSeconds() {
        return cpu.toMillis() / 1e3;
    }
}
