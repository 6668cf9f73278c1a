package fi.ajantasa.bench;

import fi.ajantasa.bench.Samples.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links sets by the product and by a comparator in turn, and keeps times and hits. */
final class LinkRuns {
    static final String PRODUCT = "product";
    static final String COMPARATOR = "comparator";

    private final Path work;
    private final Samples samples;
    private final Map<Key, Hits> hits = new HashMap<>();

    LinkRuns(Path work, Samples samples) {
        this.work = work;
        this.samples = samples;
    }

    void product(LinkSet set, String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("product.command")));
        command.addAll(set.arguments(work));
        Key key = key(set, PRODUCT);
        hits.put(key, Hits.ofProduct(run(key, command, Map.of("JAVA_OPTS", "-Xmx" + heap)), set.dedupe()));
    }

    void comparator(LinkSet set, String template) throws IOException, InterruptedException {
        Key key = key(set, COMPARATOR);
        hits.put(key, Hits.ofComparator(run(key, set.command(template), Map.of()), set.dedupe()));
    }

    static Key key(LinkSet set, String program) {
        return new Key(set.name(), "linking", "files", program);
    }

    Optional<Hits> findHits(Key key) {
        return Optional.ofNullable(hits.get(key));
    }

    Samples samples() {
        return samples;
    }

    private String run(Key key, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = work.resolve(key.size() + "-" + key.program() + ".log");
        Timing timing = Timing.of(command, environment, output);
        String said = Files.readString(output);
        if (timing.exitCode() != 0) {
            throw new IllegalStateException(key.program() + " ended with " + timing.exitCode() + ":\n" + said);
        }
        samples.add(key, timing);
        return said;
    }
}
