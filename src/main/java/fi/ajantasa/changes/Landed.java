package fi.ajantasa.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one of our customers, as it is kept.
 *
 * @param id in the order of landing
 * @param content a keyed hash of all of it
 * @param at when it changed; null of base data
 */
record Landed(int id, int customer, long content, @Nullable Instant at, String sealed) {}
