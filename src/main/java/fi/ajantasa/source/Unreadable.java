package fi.ajantasa.source;

import java.nio.file.Path;

/** A control file that can never become a delivery as it stands. */
public record Unreadable(Path control, Refusal refusal) implements Found {}
