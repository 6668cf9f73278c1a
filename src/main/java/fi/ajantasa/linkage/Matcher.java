package fi.ajantasa.linkage;

import java.util.Arrays;
import java.util.List;

/**
 * Finds for each right record the left records that may be of the same person. In linking, all candidates of a record, a
 * relative of one of them who is not on the left, and nobody at all share one probability; so at most one candidate can
 * be more likely than not.
 */
final class Matcher {
    /** Links less likely than this are not kept. */
    static final double LEAST = 0.01;

    /** Nobody is looked for any more once all else together is less likely than this. */
    static final double BEYOND_DOUBT = 1e-5;

    private final Prior prior;
    private final PairComparer comparer;
    private final double[][] m;
    private final double[][] related;
    private final Blocking blocking;
    private final Records right;
    private final IntList candidates = new IntList();
    private final double doubt;
    private double[] masses = new double[1 << 8];
    private long[] patterns = new long[1 << 8];
    private double[] rarities = new double[1 << 8];
    private double all;
    private double best;
    private double relatives;
    private double relative;
    private double[] relativeMasses = new double[1 << 8];

    /** Takes as beyond doubt what leaves less than {@code doubt} for all else. */
    Matcher(
            List<Comparison> comparisons,
            Parameters parameters,
            Prior prior,
            Blocking blocking,
            Records right,
            double doubt) {
        this.prior = prior;
        this.doubt = doubt;
        this.blocking = blocking;
        this.right = right;
        comparer = new PairComparer(comparisons, parameters.u);
        m = Parameters.logarithms(parameters.m);
        related = Parameters.logarithms(parameters.related);
    }

    Links link() {
        Links links = new Links();
        for (int row = 0; row < right.size(); row++) {
            weigh(row);
            keep(row, links);
            links.compared += candidates.size();
        }
        return links;
    }

    /** The natural logarithm of the odds that a pair of one file, judged by itself, is of one person. */
    double logOdds(int left, int row) {
        double mass = weigh(left, row);
        return Math.log(mass / (prior.nobody() + relative));
    }

    /** Compares the candidates of a record, stage by stage until one is beyond doubt. */
    void weigh(int row) {
        candidates.clear();
        blocking.begin();
        all = prior.nobody();
        best = 0;
        relatives = 0;
        int done = 0;
        for (int stage = 1; stage <= blocking.stages() && !isBeyondDoubt(); stage++) {
            blocking.candidates(right, row, stage, candidates);
            if (candidates.size() > masses.length) {
                grow(candidates.size() * 2);
            }
            while (done < candidates.size()) {
                masses[done] = weigh(candidates.get(done), row);
                patterns[done] = comparer.pattern();
                relativeMasses[done] = relative;
                rarities[done++] = comparer.rarity();
            }
        }
    }

    private void grow(int length) {
        masses = Arrays.copyOf(masses, length);
        patterns = Arrays.copyOf(patterns, length);
        rarities = Arrays.copyOf(rarities, length);
        relativeMasses = Arrays.copyOf(relativeMasses, length);
    }

    /** The candidates of the record weighed last. */
    IntList candidates() {
        return candidates;
    }

    long pattern(int candidate) {
        return patterns[candidate];
    }

    double rarity(int candidate) {
        return rarities[candidate];
    }

    /** The natural logarithm of a pair's odds before anything is compared. */
    double start() {
        return Math.log(prior.match() / prior.nobody());
    }

    /** The probability of a candidate of the record weighed last; 0 for a record that is no candidate. */
    double probability(int left) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i) == left) {
                return probabilityOf(i);
            }
        }
        return 0;
    }

    /** The probability of the likeliest candidate but for this one. */
    double likeliestBut(int left) {
        double likeliest = 0;
        for (int i = 0; i < candidates.size(); i++) {
            likeliest = candidates.get(i) == left ? likeliest : Math.max(likeliest, probabilityOf(i));
        }
        return likeliest;
    }

    /** The probability that the record is an unregistered relative of a candidate. */
    double relative() {
        return prior.exclusive() ? relatives / all : 0;
    }

    double nobody() {
        return prior.exclusive() ? prior.nobody() / all : 0;
    }

    private double probabilityOf(int candidate) {
        return masses[candidate]
                / (prior.exclusive() ? all : prior.nobody() + masses[candidate] + relativeMasses[candidate]);
    }

    private double weigh(int left, int row) {
        comparer.compare(left, row);
        double mass = prior.match() * Math.exp(PairComparer.sum(m, comparer.pattern()) + comparer.rarity());
        best = Math.max(best, mass);
        all += mass;
        relative = 0;
        if (prior.relative() > 0) {
            relative = prior.relative() * Math.exp(PairComparer.sum(related, comparer.pattern()) + comparer.rarity());
            relatives += relative;
            all += relative;
        }
        return mass;
    }

    private boolean isBeyondDoubt() {
        return prior.exclusive() && all - best < doubt * all;
    }

    private void keep(int row, Links links) {
        for (int i = 0; i < candidates.size(); i++) {
            double p = probabilityOf(i);
            if (p >= LEAST) {
                links.add(candidates.get(i), row, p);
            }
        }
    }
}
