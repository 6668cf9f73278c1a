package fi.ajantasa.linkage;

import java.util.List;

/**
 * Relatives within one file, where two records of one home may be two persons or one person twice: EM learns both side by
 * side, from a first guess of what families share.
 */
final class UnknownRelatives implements Relatives {
    private static final double TRUST_IN_GUESS = 20;

    private final List<Comparison> comparisons;
    private final double[][] guesses;
    private final double[][] learned;
    private boolean isGuess = true;

    UnknownRelatives(List<Comparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
        guesses = LevelCounts.even(comparisons);
        learned = LevelCounts.even(comparisons);
    }

    @Override
    public boolean areKnown() {
        return comparisons.stream().anyMatch(Comparison::sharedAtHome);
    }

    @Override
    public void fill(Parameters parameters) {
        if (isGuess) {
            Relatives.guess(comparisons, parameters, guesses);
        }
        for (int c = 0; c < learned.length; c++) {
            Comparison comparison = comparisons.get(c);
            boolean shared = comparison.sharedAtHome() || comparison.isChoice();
            double[] related = shared ? parameters.m[c] : isGuess ? guesses[c] : learned[c];
            System.arraycopy(related, 0, parameters.related[c], 0, related.length);
        }
    }

    @Override
    public void learn(LevelCounts seen) {
        seen.shares(TRUST_IN_GUESS, guesses, learned);
        isGuess = false;
    }
}
