package fi.ajantasa.linkage;

import java.util.List;

/** How different persons of one home agree. */
interface Relatives {
    /** Whether there is anything to tell relatives by. */
    boolean areKnown();

    /** Fills in the probabilities among relatives. */
    void fill(Parameters parameters);

    /** What families share before anything is known of them: so much by nature, the rest as strangers do. */
    static void guess(List<Comparison> comparisons, Parameters parameters, double[][] guesses) {
        for (int c = 0; c < guesses.length; c++) {
            Comparison comparison = comparisons.get(c);
            double shared = comparison.sharedAtHome() || comparison.isChoice() ? 1 : comparison.familiar();
            for (int level = 0; level < guesses[c].length; level++) {
                guesses[c][level] = shared * parameters.m[c][level] + (1 - shared) * parameters.u[c][level];
            }
        }
    }

    /** Learns from the levels of pairs, each weighted with how likely it is one of relatives. */
    void learn(LevelCounts seen);
}
