package fi.ajantasa.linkage;

import java.util.List;

/** One pass of EM: how likely each training pair is a match under the parameters, and what follows for the parameters. */
final class Expectation {
    private final TrainingPairs pairs;
    private final Prior prior;
    private final double[] match;
    private final double[] relative;
    private final double[] weight;
    private final double[] relativeWeight;
    private double matches;
    private double relatives;

    Expectation(TrainingPairs pairs, Parameters parameters, Prior prior) {
        this.pairs = pairs;
        this.prior = prior;
        int patterns = pairs.patterns.size();
        match = new double[patterns];
        relative = new double[patterns];
        weight = new double[patterns];
        relativeWeight = new double[patterns];
        double[][] m = Parameters.logarithms(parameters.m);
        double[][] related = Parameters.logarithms(parameters.related);
        for (int i = 0; i < patterns; i++) {
            match[i] = Math.exp(PairComparer.sum(m, pairs.patterns.pattern(i)));
            relative[i] = prior.relative() == 0 ? 0 : Math.exp(PairComparer.sum(related, pairs.patterns.pattern(i)));
        }
        for (int record = 0; record < pairs.records() && prior.exclusive(); record++) {
            exclusive(pairs.from(record), pairs.to(record));
        }
        for (int pair = 0; pair < pairs.size() && !prior.exclusive(); pair++) {
            single(pair);
        }
    }

    /** The candidates of a record, a relative of one of them and nobody share one probability. */
    private void exclusive(int from, int to) {
        double all = prior.nobody();
        double related = 0;
        for (int pair = from; pair < to; pair++) {
            related += prior.relative() * relative[pairs.number(pair)] * pairs.odds(pair);
            all += prior.match() * match[pairs.number(pair)] * pairs.odds(pair);
        }
        all += related;
        for (int pair = from; pair < to; pair++) {
            double p = prior.match() * match[pairs.number(pair)] * pairs.odds(pair) / all;
            double kin = prior.relative() * relative[pairs.number(pair)] * pairs.odds(pair) / all;
            weight[pairs.number(pair)] += p;
            relativeWeight[pairs.number(pair)] += kin;
            matches += p;
        }
        relatives += related / all;
    }

    /** Each pair is of one person, of relatives or of strangers, whatever its records' other pairs are. */
    private void single(int pair) {
        double same = prior.match() * match[pairs.number(pair)] * pairs.odds(pair);
        double related = prior.relative() * relative[pairs.number(pair)] * pairs.odds(pair);
        double all = prior.nobody() + same + related;
        weight[pairs.number(pair)] += same / all;
        relativeWeight[pairs.number(pair)] += related / all;
        matches += same / all;
        relatives += related / all;
    }

    /** The expected number of matches. */
    double matches() {
        return matches;
    }

    double relatives() {
        return relatives;
    }

    /** The levels of all pairs, each as far as it is a match. */
    LevelCounts matchLevels(List<Comparison> comparisons) {
        return levels(comparisons, weight);
    }

    /** The levels of all pairs, each as far as it is one of relatives. */
    LevelCounts relativeLevels(List<Comparison> comparisons) {
        return levels(comparisons, relativeWeight);
    }

    private LevelCounts levels(List<Comparison> comparisons, double[] weights) {
        LevelCounts counts = new LevelCounts(comparisons);
        for (int i = 0; i < weights.length; i++) {
            long pattern = pairs.patterns.pattern(i);
            for (int c = 0; c < comparisons.size(); c++) {
                int level = PairComparer.level(pattern, c);
                if (level > 0) {
                    counts.add(c, level - 1, weights[i]);
                }
            }
        }
        return counts;
    }
}
