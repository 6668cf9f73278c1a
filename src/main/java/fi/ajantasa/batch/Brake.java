package fi.ajantasa.batch;

import fi.ajantasa.job.Expect;
import fi.ajantasa.job.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether the rest of a plan waits for a person. Only changes that overwrite, clear or lower something are
 * judged; what raises privacy is never held, and filling an attribute that was empty overwrites nobody's data.
 */
final class Brake {
    /** Accepted runs on the same weekday before their median counts as what is usual. */
    static final int BASELINE_RUNS = 4;

    /** How many times the usual number is still unremarkable. */
    static final int BASELINE_FACTOR = 5;

    private Brake() {}

    /** More of one attribute than the limit lets pass. */
    record Excess(String attribute, long count, long limit) {}

    /**
     * The attributes over their limit, by name.
     *
     * @param changes changes per attribute that overwrite, clear or lower
     * @param judged the customers this run looked at
     * @param usual per attribute the counts of earlier accepted runs of this register and weekday
     */
    static List<Excess> judge(Expect expect, Map<String, Long> changes, long judged, Map<String, List<Long>> usual) {
        List<Excess> excesses = new ArrayList<>();
        new TreeMap<>(changes).forEach((attribute, count) -> expect.findLimit(attribute)
                .map(limit -> bound(limit, judged, usual.getOrDefault(attribute, List.of())))
                .filter(bound -> count > bound)
                .ifPresent(bound -> excesses.add(new Excess(attribute, count, bound))));
        return excesses;
    }

    private static long bound(Limit limit, long judged, List<Long> usual) {
        long byShare = limit.of(judged);
        return median(usual)
                .map(it -> Math.max(limit.floor(), Math.min(byShare, it * BASELINE_FACTOR)))
                .orElse(byShare);
    }

    private static Optional<Long> median(List<Long> usual) {
        return usual.size() < BASELINE_RUNS
                ? Optional.empty()
                : Optional.of(usual.stream().sorted().toList().get(usual.size() / 2));
    }
}
