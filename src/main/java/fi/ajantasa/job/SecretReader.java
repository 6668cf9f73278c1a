package fi.ajantasa.job;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a secret lies; the secret itself never stands in a definition, and is not repeated if it does. */
final class SecretReader {
    private final Path home;

    /** @param home what relative paths are taken from */
    SecretReader(Path home) {
        this.home = home;
    }

    /** The place of a secret that must be there. */
    Secret read(Section section, String key) {
        return Objects.requireNonNullElse(find(section, key), new Secret.InFile(home));
    }

    /** The place of a secret, or null when none is named. */
    @Nullable
    Secret find(Section section, String key) {
        if (!section.has(key)) {
            return null;
        }
        Section place = section.holdsSection(key) ? section.section(key, Shape.SECRET) : section.section("");
        Optional<Secret> variable = place.findText("env").map(Secret.InEnvironment::new);
        Optional<Secret> file = place.findText("file")
                .map(it -> new Secret.InFile(home.resolve(it).normalize()));
        if (variable.isPresent() == file.isPresent()) {
            section.note(
                    section.lineOf(key),
                    key + " is kept elsewhere, never in a definition",
                    "write " + key + ": {env: NAME} or " + key + ": {file: PATH}");
        }
        return variable.or(() -> file).orElse(null);
    }
}
