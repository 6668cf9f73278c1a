package fi.ajantasa.job;

import java.nio.file.Path;

/** Reads where a secret lies; a secret itself in a definition is refused. */
final class SecretReader {
    private static final String NAME = "[A-Z][A-Z0-9_]{0,63}";

    private final Path home;

    /** @param home what relative paths are taken from */
    SecretReader(Path home) {
        this.home = home;
    }

    Secret read(Section section, String key) {
        Section secret = section.section(key, Shape.SECRET);
        if (section.holdsSection(key) && secret.has("env") == secret.has("file")) {
            secret.note(
                    secret.line(), key + " does not say where the secret lies", "write {env: NAME} or {file: PATH}");
        }
        return secret.has("file")
                ? new Secret.InFile(
                        secret.value("file", text -> home.resolve(text).normalize(), home, "write a path"))
                : new Secret.InEnvironment(secret.value("env", SecretReader::name, "", "write a name like CREDIT_KEY"));
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
