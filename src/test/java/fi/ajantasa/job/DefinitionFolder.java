package fi.ajantasa.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes small jobs folders that are right, to be spoilt by tests. */
final class DefinitionFolder {
    private static final Path RIGHT = Path.of("src/test/resources/definitions");

    private DefinitionFolder() {}

    static Path copyTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name :
                List.of("customers.yaml", "population.yaml", "municipalities.yaml", "decisions.yaml", "nightly.yaml")) {
            Files.copy(RIGHT.resolve(name), folder.resolve(name));
        }
        return folder;
    }

    static void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).contains(what);
        int at = text.indexOf(what);
        Files.writeString(file, text.substring(0, at) + by + text.substring(at + what.length()));
    }
}
