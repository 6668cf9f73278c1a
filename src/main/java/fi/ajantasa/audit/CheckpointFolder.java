package fi.ajantasa.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of this machine, beside the database. */
public record CheckpointFolder(Path folder) implements CheckpointPlace {
    private static final int LARGEST = 1 << 16;

    @Override
    public String name() {
        return "the folder " + folder.getFileName();
    }

    @Override
    public Set<String> names(Collection<String> known) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(it -> it.getFileName().toString())
                        .filter(Checkpoint::isName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Override
    public String read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.size(file) > LARGEST) {
            throw new IOException(name + " is too large for a checkpoint");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public void put(String name, String checkpoint) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name);
        if (!Files.exists(file)) {
            Path part = Files.writeString(Files.createTempFile(folder, ".checkpoint", ".part"), checkpoint);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
