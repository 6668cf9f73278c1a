package fi.ajantasa.linkage;

/** One pass of EM: how likely each training pair is a match under the parameters, and what follows for the parameters. */
final class Expectation {
    private final TrainingPairs pairs;
    private final Prior prior;
    private final double[] match;
    private final double[] relative;
    private final double[] weight;
    private double matches;
    private double relatives;

    Expectation(TrainingPairs pairs, Parameters parameters, Prior prior) {
        this.pairs = pairs;
        this.prior = prior;
        int patterns = pairs.patterns.size();
        match = new double[patterns];
        relative = new double[patterns];
        weight = new double[patterns];
        double[][] m = Parameters.logarithms(parameters.m);
        double[][] related = Parameters.logarithms(parameters.related);
        for (int i = 0; i < patterns; i++) {
            match[i] = Math.exp(PairComparer.sum(m, pairs.patterns.pattern(i)));
            relative[i] = prior.relative() == 0 ? 0 : Math.exp(PairComparer.sum(related, pairs.patterns.pattern(i)));
        }
        for (int record = 0; record < pairs.records(); record++) {
            record(pairs.from(record), pairs.to(record));
        }
    }

    private void record(int from, int to) {
        double all = prior.nobody();
        double related = 0;
        for (int pair = from; pair < to && prior.exclusive(); pair++) {
            related += prior.relative() * relative[pairs.number(pair)] * pairs.odds(pair);
            all += prior.match() * match[pairs.number(pair)] * pairs.odds(pair);
        }
        for (int pair = from; pair < to; pair++) {
            double mass = prior.match() * match[pairs.number(pair)] * pairs.odds(pair);
            double p = mass / (prior.exclusive() ? all + related : prior.nobody() + mass);
            weight[pairs.number(pair)] += p;
            matches += p;
        }
        relatives += related / (all + related);
    }

    /** The expected number of matches. */
    double matches() {
        return matches;
    }

    double relatives() {
        return relatives;
    }

    /** The m probabilities that follow; a little of the present ones is kept so that no level becomes impossible. */
    void update(LevelCounts counts, double[][] present, double[][] m, double kept) {
        for (int i = 0; i < weight.length; i++) {
            long pattern = pairs.patterns.pattern(i);
            for (int c = 0; c < m.length; c++) {
                int level = PairComparer.level(pattern, c);
                if (level > 0) {
                    counts.add(c, level - 1, weight[i]);
                }
            }
        }
        counts.shares(kept, present, m);
    }
}
