package fi.ajantasa.linkage;

import java.util.List;

/** Learns the parameters of two files from the files alone, by expectation–maximisation over whole posteriors. */
final class Training {
    private static final int MOST_RECORDS = 20_000;
    private static final int MOST_OF_ONE_FILE = 50_000;
    private static final int ROUNDS = 40;
    private static final double SETTLED = 2e-4;

    /** The parameters that training starts with are rough, so it is harder to convince. */
    private static final double DOUBT = 1e-8;

    private final List<Comparison> comparisons;
    private final Records right;
    private final int left;
    private final int leftRecords;
    private final boolean oneFile;

    Training(List<Comparison> comparisons, Records left, Records right, boolean oneFile) {
        this.comparisons = List.copyOf(comparisons);
        this.left = left.persons();
        leftRecords = left.size();
        this.right = right;
        this.oneFile = oneFile;
    }

    Parameters train(Blocking blocking, Relatives relatives) {
        Parameters parameters = new Parameters(comparisons);
        Strangers.learn(comparisons, leftRecords, right.size(), oneFile, parameters.u);
        parameters.registered = oneFile ? 0.25 : 0.5;
        parameters.relative = relatives.areKnown() ? 0.02 : 0;
        relatives.fill(parameters);
        TrainingPairs pairs = pairs(blocking, parameters);
        double[][] start = new Parameters(comparisons).m;
        for (int round = 0; round < ROUNDS; round++) {
            relatives.fill(parameters);
            Expectation expectation = new Expectation(pairs, parameters, prior(parameters));
            double before = parameters.registered;
            parameters.registered = expectation.matches() / pairs.records();
            parameters.relative = relatives.areKnown() ? expectation.relatives() / pairs.records() : 0;
            expectation.matchLevels(comparisons).shares(1, start, parameters.m);
            parameters.keepOrder(comparisons);
            relatives.learn(expectation.relativeLevels(comparisons));
            if (round > 8 && Math.abs(parameters.registered - before) < SETTLED * parameters.registered) {
                break;
            }
        }
        relatives.fill(parameters);
        return parameters;
    }

    Prior prior(Parameters parameters) {
        return oneFile ? Prior.dedupe(parameters, left) : Prior.linking(parameters, left);
    }

    private TrainingPairs pairs(Blocking blocking, Parameters parameters) {
        TrainingPairs pairs = new TrainingPairs();
        Matcher matcher = new Matcher(comparisons, parameters, prior(parameters), blocking, right, DOUBT);
        Certainty certainty = new Certainty(comparisons, new PairComparer(comparisons, parameters.u), left);
        int step = Math.max(1, right.size() / (oneFile ? MOST_OF_ONE_FILE : MOST_RECORDS));
        for (int row = 0; row < right.size(); row += step) {
            matcher.weigh(row);
            int certain = 0;
            for (int i = 0; i < matcher.candidates().size(); i++) {
                pairs.add(matcher.pattern(i), matcher.rarity(i));
                certain += certainty.isCertain(
                                matcher.pattern(i), matcher.candidates().get(i), row)
                        ? 1
                        : 0;
            }
            parameters.certain += oneFile ? certain : Math.min(1, certain);
            pairs.endRecord();
        }
        parameters.certain /= pairs.records();
        return pairs;
    }
}
