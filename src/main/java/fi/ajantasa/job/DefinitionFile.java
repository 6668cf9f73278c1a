package fi.ajantasa.job;

import java.nio.file.Path;

/** One file of the jobs folder and the SHA-256 (lower-case hex) of its bytes, which every audit entry carries. */
public record DefinitionFile(Path path, String sha256) {}
