package fi.ajantasa.batch;

import java.time.Instant;

/**
 * A person's leave to apply what was held.
 *
 * @param ceiling at most so many changes
 * @param until not after this moment
 * @param by who approves; never the one who asked for the run
 */
public record Approval(long ceiling, Instant until, String by, String reason) {}
