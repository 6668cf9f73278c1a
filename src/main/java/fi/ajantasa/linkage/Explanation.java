package fi.ajantasa.linkage;

import java.util.List;

/**
 * Why a pair is as likely as it is. All weights are in bits: one bit doubles the odds.
 *
 * @param start the weight before anything is compared
 * @param probability of this pair, all other candidates of the right record considered
 * @param relative probability that the right record is an unregistered relative of somebody on the left
 * @param nobody probability that its person has nobody on the left
 * @param runnerUp probability of the likeliest other candidate
 */
public record Explanation(
        String left,
        String right,
        double start,
        List<Step> steps,
        double probability,
        double relative,
        double nobody,
        double runnerUp) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What one comparison adds, with both values masked. */
    public record Step(String comparison, String level, double weight, String left, String right) {}

    /** The sum of all weights: the pair's own odds, without its rivals. */
    public double weight() {
        return start + steps.stream().mapToDouble(Step::weight).sum();
    }
}
