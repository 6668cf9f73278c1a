package fi.ajantasa.linkage;

import java.util.List;

/** Compares codes made to tell records apart, such as a member number or an e-mail address. */
final class IdentifierComparison implements Comparison {
    private static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.sampled("one sign off"),
            Level.sampled("two signs off"),
            Level.sampled("different"));

    private final String name;
    private final Column left;
    private final Column right;
    private final Texts texts;
    private final Counts counts;
    private final EditDistance distance = new EditDistance();

    IdentifierComparison(String name, Texts texts, Column left, Column right) {
        this.name = name;
        this.left = left;
        this.right = right;
        this.texts = texts;
        counts = Counts.of(texts, left);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Level> levels() {
        return LEVELS;
    }

    @Override
    public int level(int l, int r) {
        int a = left.get(l);
        int b = right.get(r);
        if (a == Vocabulary.MISSING || b == Vocabulary.MISSING) {
            return MISSING;
        } else if (texts.plain(a) == texts.plain(b)) {
            return 0;
        }
        Vocabulary codes = texts.vocabulary();
        int aFrom = codes.start(a);
        int bFrom = codes.start(b);
        int edits =
                distance.of(codes.pool(), aFrom, aFrom + codes.length(a), codes.pool(), bFrom, bFrom + codes.length(b));
        return Math.min(edits, 3);
    }

    @Override
    public double chance(int l, int r, int level) {
        return counts.share(right.get(r));
    }
}
