package fi.ajantasa.linkage;

import java.util.List;

/** The levels of given names: the right's first name against all of the left's, because a call name may be the second. */
final class GivenNameLevels {
    static final int SAME = 0;
    static final int ACCENT = 1;
    static final int ANOTHER = 2;
    static final int NEAR = 3;
    static final int FAR = 4;
    static final int NEAR_ANOTHER = 5;
    static final int NEAR_ONCE = 6;
    static final int INITIAL = 7;
    static final int BEGINS = 8;
    static final int ALIKE = 9;
    static final int OTHER = 10;
    static final int OTHER_SEX = 11;

    static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.byFrequency("the same but for accents"),
            Level.byFrequency("another of the given names"),
            Level.byFrequency("one letter off, and a name nobody else has"),
            Level.byFrequency("some letters off, and a name nobody else has"),
            Level.byFrequency("some letters off another given name, and a name nobody else has"),
            Level.byFrequency("some letters off, and only the left has that name"),
            Level.sampled("the initial"),
            Level.sampled("one begins with the other"),
            Level.sampled("alike, but two names that both occur"),
            Level.sampled("different"),
            Level.sampled("different, and a name of the other sex"));

    static final int FURTHER_SAME = 0;
    static final int FURTHER_INITIAL = 1;
    static final int FURTHER_NEAR = 2;
    static final int FURTHER_OTHER = 3;

    static final List<Level> FURTHER_LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.sampled("the initial"),
            Level.sampled("alike"),
            Level.sampled("different"));

    private final NameTexts names;
    private final Texts texts;
    private final Records left;

    GivenNameLevels(NameTexts names, Records left) {
        this.names = names;
        this.left = left;
        texts = names.texts;
    }

    int level(int l, int said, int saidSecond) {
        int first = left.given(l, 0);
        if (first == Vocabulary.MISSING || said == Vocabulary.MISSING) {
            return Comparison.MISSING;
        }
        int likeness = texts.likeness(first, said);
        if (likeness >= Texts.ACCENT) {
            return likeness == Texts.SAME ? SAME : ACCENT;
        } else if (another(l, said) >= Texts.ACCENT || isSecond(first, saidSecond)) {
            return ANOTHER;
        }
        return unlike(l, first, said, likeness);
    }

    double chance(int l, int said, int level) {
        int first = left.given(l, 0);
        return switch (level) {
            case SAME, ACCENT -> names.firsts.share(said);
            case ANOTHER -> names.anyGiven.share(names.anyGiven.of(said) > 0 ? said : first);
            case NEAR, FAR ->
                names.givenSpread.unknownShare() * Math.max(names.firsts.share(first), names.firsts.share(said));
            case NEAR_ANOTHER -> names.givenSpread.unknownShare() * names.anyGiven.share(nearest(l, said));
            case NEAR_ONCE -> names.givenSpread.onceShare() * names.firsts.share(said);
            default -> 1;
        };
    }

    /** Whether it is the right's second given name that is the left's first, so that the right's first is the further one. */
    boolean isSecondCompared(int l, int level, int said, int saidSecond) {
        return level == ANOTHER && another(l, said) < Texts.ACCENT && isSecond(left.given(l, 0), saidSecond);
    }

    /** How a further given name of the right agrees with one of the left's that is not the one already compared. */
    int furtherLevel(int l, int further, int compared) {
        if (further == Vocabulary.MISSING || left.given(l, 1) == Vocabulary.MISSING) {
            return Comparison.MISSING;
        }
        int best = FURTHER_OTHER;
        boolean skipped = false;
        for (int i = 0; i < Records.GIVEN; i++) {
            int name = left.given(l, i);
            if (!skipped && name == compared) {
                skipped = true;
            } else if (name != Vocabulary.MISSING) {
                best = Math.min(best, furtherLevel(name, further));
            }
        }
        return best;
    }

    double furtherChance(int further, int level) {
        return level == FURTHER_SAME ? names.anyGiven.share(further) : 1;
    }

    private int furtherLevel(int name, int second) {
        int likeness = texts.likeness(name, second);
        if (likeness >= Texts.ACCENT) {
            return FURTHER_SAME;
        } else if (isInitial(name, second)) {
            return FURTHER_INITIAL;
        }
        return likeness == Texts.NEAR || likeness == Texts.FAR ? FURTHER_NEAR : FURTHER_OTHER;
    }

    private int unlike(int l, int first, int said, int likeness) {
        boolean alike = likeness == Texts.NEAR || likeness == Texts.FAR;
        boolean unknown = names.givenSpread.isUnknown(said);
        if (isInitial(first, said)) {
            return INITIAL;
        } else if (alike && unknown) {
            return likeness == Texts.NEAR ? NEAR : FAR;
        } else if (unknown && another(l, said) >= Texts.FAR) {
            return NEAR_ANOTHER;
        } else if (alike && names.givenSpread.isOnce(first)) {
            return NEAR_ONCE;
        } else if (likeness == Texts.BEGINS) {
            return BEGINS;
        }
        return alike ? ALIKE : names.sexes.isOther(left.sex(l), said) ? OTHER_SEX : OTHER;
    }

    /** The best likeness of the left's second and later given names. */
    private int another(int l, int said) {
        int best = Texts.OTHER;
        for (int i = 1; i < Records.GIVEN; i++) {
            int name = left.given(l, i);
            if (name != Vocabulary.MISSING) {
                best = Math.max(best, texts.likeness(name, said));
            }
        }
        return best;
    }

    private int nearest(int l, int said) {
        for (int i = 1; i < Records.GIVEN; i++) {
            int name = left.given(l, i);
            if (name != Vocabulary.MISSING && texts.likeness(name, said) >= Texts.FAR) {
                return name;
            }
        }
        return said;
    }

    private boolean isSecond(int first, int saidSecond) {
        return saidSecond != Vocabulary.MISSING && texts.likeness(first, saidSecond) >= Texts.ACCENT;
    }

    private boolean isInitial(int a, int b) {
        return (texts.length(a) == 1) != (texts.length(b) == 1) && texts.at(a, 0) == texts.at(b, 0);
    }
}
