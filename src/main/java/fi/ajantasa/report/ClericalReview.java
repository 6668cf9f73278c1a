package fi.ajantasa.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clerical review looked like when a run ended.
 *
 * @param tasks how many by age and by answer, each the length of a list of tasks
 * @param agreement of the blind double sample so far
 */
public record ClericalReview(List<Figure> tasks, Agreement agreement) {

    /** The list of open tasks that wait longer than they should. */
    static final String FLAGGED = "flagged";

    static final String SECOND_AGREES = "second-agrees";
    static final String SECOND_DISAGREES = "second-disagrees";

    private static final long WEEK = 7;
    private static final long MONTH = 30;
    private static final long QUARTER = 90;

    public ClericalReview {
        tasks = List.copyOf(tasks);
    }

    /** The bracket of an age in days. */
    public static String bracket(long days) {
        if (days <= WEEK) {
            return "age-up-to-7";
        }
        if (days <= MONTH) {
            return "age-8-to-30";
        }
        return days <= QUARTER ? "age-31-to-90" : "age-over-90";
    }

    /**
     * How far two people who did not see each other's answers agree.
     *
     * @param pairs tasks with both answers
     * @param agreeing those with twice the same
     * @param percent of the pairs that agree, 0 without pairs
     * @param kappa Cohen's kappa: agreement beyond what the two answering at random, each as often as they do, would
     *     reach (Cohen 1960); 1 when everything agrees, 0 without pairs
     */
    public record Agreement(long pairs, long agreeing, double percent, double kappa) {

        /** @param answers pairs of first and second answer */
        static Agreement of(List<List<String>> answers) {
            long agreeing =
                    answers.stream().filter(it -> it.get(0).equals(it.get(1))).count();
            if (answers.isEmpty()) {
                return new Agreement(0, 0, 0, 0);
            }
            Map<String, Integer> first = new HashMap<>();
            Map<String, Integer> second = new HashMap<>();
            answers.forEach(it -> {
                first.merge(it.get(0), 1, Integer::sum);
                second.merge(it.get(1), 1, Integer::sum);
            });
            double pairs = answers.size();
            double observed = agreeing / pairs;
            double chance = first.entrySet().stream()
                    .mapToDouble(it -> it.getValue() / pairs * second.getOrDefault(it.getKey(), 0) / pairs)
                    .sum();
            double kappa = chance == 1 ? 1 : (observed - chance) / (1 - chance);
            return new Agreement(answers.size(), agreeing, 100 * observed, kappa);
        }
    }
}
