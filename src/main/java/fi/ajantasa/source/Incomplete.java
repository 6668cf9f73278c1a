package fi.ajantasa.source;

import java.nio.file.Path;

/** Something that is still arriving: wait, and give up at the deadline. */
public record Incomplete(Path file, String reason, String found, String expected) implements Found {}
