package fi.ajantasa.privacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has outlived its time: counts and days, no value of anybody.
 *
 * @param hash by which the plan is confirmed
 * @param obstacles why nothing can be pruned now
 */
public record RetentionPlan(String hash, List<Line> lines, List<String> obstacles) {
    public RetentionPlan {
        lines = List.copyOf(lines);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * One kind of thing.
     *
     * @param due how many of it have outlived their time
     * @param oldest the day of the oldest of these
     * @param lifetime such as P2Y; empty where each has a day of its own
     */
    public record Line(String kind, long due, @Nullable LocalDate oldest, String lifetime, String why) {}

    /** Whether nothing has. */
    public boolean isEmpty() {
        return lines.stream().allMatch(it -> it.due() == 0);
    }
}
