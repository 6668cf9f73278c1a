package fi.ajantasa.linkage;

import java.util.ArrayList;
import java.util.List;

/** Says in words and bits why a pair is as likely as it is. */
final class Explainer {
    private static final double LN2 = Math.log(2);

    private final RecordLinker linker;
    private final Parameters parameters;
    private final Matcher matcher;
    private final PairComparer comparer;
    private final Values values;

    Explainer(RecordLinker linker, Parameters parameters) {
        this.linker = linker;
        this.parameters = parameters;
        matcher = linker.matcher(parameters);
        comparer = new PairComparer(linker.comparisons, parameters.u);
        values = new Values(linker.input);
    }

    Explanation explain(int left, int right) {
        List<Explanation.Step> steps = new ArrayList<>();
        for (int c = 0; c < linker.comparisons.size(); c++) {
            Comparison comparison = linker.comparisons.get(c);
            int level = comparison.level(left, right);
            if (level != Comparison.MISSING) {
                steps.add(step(c, level, left, right));
            }
        }
        matcher.weigh(right);
        LinkInput input = linker.input;
        return new Explanation(
                input.ids.text(input.leftIds[left]),
                input.ids.text(input.rightIds[right]),
                matcher.start() / LN2,
                steps,
                matcher.probability(left),
                matcher.relative(),
                matcher.nobody(),
                matcher.likeliestBut(left));
    }

    private Explanation.Step step(int c, int level, int left, int right) {
        Comparison comparison = linker.comparisons.get(c);
        double weight = Math.log(parameters.m[c][level]) + comparer.rarity(c, level, left, right);
        return new Explanation.Step(
                comparison.name(),
                comparison.levels().get(level).words(),
                weight / LN2,
                values.masked(comparison, linker.input.left, left),
                values.masked(comparison, linker.input.right, right));
    }
}
