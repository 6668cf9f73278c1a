package fi.ajantasa.linkage;

import java.util.List;

/** Compares any other text: an occupation, a place of birth, a second line of an address. */
final class TextComparison implements Comparison {
    private static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.byFrequency("the same but for accents"),
            Level.byFrequency("one letter off, and nobody else has it"),
            Level.byFrequency("some letters off, and nobody else has it"),
            Level.sampled("some letters off"),
            Level.sampled("one begins with the other"),
            Level.sampled("different"));

    private final String name;
    private final Column left;
    private final Column right;
    private final Texts texts;
    private final Counts counts;
    private final Spread spread;

    TextComparison(String name, Texts texts, Column left, Column right, Spread spread) {
        this.name = name;
        this.left = left;
        this.right = right;
        this.texts = texts;
        this.spread = spread;
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
        }
        boolean single = spread.isUnknown(b) || spread.isOnce(a);
        return switch (texts.likeness(a, b)) {
            case Texts.SAME -> 0;
            case Texts.ACCENT -> 1;
            case Texts.NEAR -> single ? 2 : 4;
            case Texts.FAR -> single ? 3 : 4;
            case Texts.BEGINS -> 5;
            default -> 6;
        };
    }

    @Override
    public double chance(int l, int r, int level) {
        if (level <= 1) {
            return counts.share(right.get(r));
        }
        double single = spread.isUnknown(right.get(r)) ? spread.unknownShare() : spread.onceShare();
        return single * Math.max(counts.share(left.get(l)), counts.share(right.get(r)));
    }
}
