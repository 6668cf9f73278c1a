package fi.ajantasa.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the register told of one person at once, as it came.
 *
 * @param hetu of whom; empty when that is not said
 * @param at when it changed; null of base data
 */
record Told(String hetu, @Nullable Instant at, ObjectNode body) {
    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "told:•••";
    }
}
