package fi.ajantasa.linkage;

import java.util.List;

/** The levels of two surnames. A likeness of two names that both exist (Lehtonen, Lehtinen) is weak; to a name that nobody has, strong. */
final class SurnameLevels {
    static final int SAME = 0;
    static final int ACCENT = 1;
    static final int FORMER = 2;
    static final int NEAR = 3;
    static final int FAR = 4;
    static final int NEAR_ONCE = 5;
    static final int NEAR_FORMER = 6;
    static final int PART = 7;
    static final int ALIKE = 8;
    static final int OTHER = 9;

    static final List<Level> LEVELS = List.of(
            Level.byFrequency("the same"),
            Level.byFrequency("the same but for accents"),
            Level.byFrequency("the same as a former one"),
            Level.byFrequency("one letter off, and a name nobody else has"),
            Level.byFrequency("some letters off, and a name nobody else has"),
            Level.byFrequency("some letters off, and only the left has that name"),
            Level.byFrequency("some letters off a former one, and a name nobody else has"),
            Level.byFrequency("one part of a double name"),
            Level.sampled("alike, but two names that both occur"),
            Level.sampled("different"));

    private final NameTexts names;
    private final Texts texts;

    SurnameLevels(NameTexts names) {
        this.names = names;
        texts = names.texts;
    }

    int level(int surname, int former, int said, int saidFormer) {
        if (surname == Vocabulary.MISSING || said == Vocabulary.MISSING) {
            return Comparison.MISSING;
        }
        int likeness = texts.likeness(surname, said);
        if (likeness >= Texts.ACCENT) {
            return likeness == Texts.SAME ? SAME : ACCENT;
        } else if (isFormer(former, said) || isFormer(surname, saidFormer)) {
            return FORMER;
        }
        return unlike(surname, former, said, likeness);
    }

    double chance(int surname, int former, int said, int level) {
        return switch (level) {
            case SAME, ACCENT -> names.surnames.share(said);
            case FORMER -> names.formers.of(said) > 0 ? names.formers.share(said) : names.surnames.share(surname);
            case NEAR, FAR ->
                names.surnameSpread.unknownShare()
                        * Math.max(names.surnames.share(surname), names.surnames.share(said));
            case NEAR_ONCE -> names.surnameSpread.onceShare() * names.surnames.share(said);
            case NEAR_FORMER -> names.surnameSpread.unknownShare() * names.formers.share(former);
            case PART -> partShare(surname, said);
            default -> 1;
        };
    }

    private int unlike(int surname, int former, int said, int likeness) {
        boolean alike = likeness == Texts.NEAR || likeness == Texts.FAR;
        boolean unknown = names.surnameSpread.isUnknown(said);
        if (alike && unknown) {
            return likeness == Texts.NEAR ? NEAR : FAR;
        } else if (alike && names.surnameSpread.isOnce(surname)) {
            return NEAR_ONCE;
        } else if (unknown && former != Vocabulary.MISSING && isNear(former, said)) {
            return NEAR_FORMER;
        } else if (partShare(surname, said) > 0) {
            return PART;
        }
        return alike ? ALIKE : OTHER;
    }

    private boolean isNear(int a, int b) {
        int likeness = texts.likeness(a, b);
        return likeness == Texts.NEAR || likeness == Texts.FAR;
    }

    private boolean isFormer(int former, int said) {
        return former != Vocabulary.MISSING
                && said != Vocabulary.MISSING
                && texts.likeness(former, said) >= Texts.ACCENT;
    }

    /** The share of records that have the part both names have; 0 when there is none. */
    private double partShare(int a, int b) {
        int shared = shared(a, b);
        return shared == Vocabulary.MISSING ? 0 : names.parts.share(shared);
    }

    private int shared(int a, int b) {
        int first = names.firstPart(a);
        int second = names.firstPart(b);
        if (first == Vocabulary.MISSING && second == Vocabulary.MISSING) {
            return Vocabulary.MISSING;
        } else if (first == Vocabulary.MISSING) {
            return isPart(a, b);
        } else if (second == Vocabulary.MISSING) {
            return isPart(b, a);
        }
        int shared = isPart(first, b);
        return shared == Vocabulary.MISSING ? isPart(names.secondPart(a), b) : shared;
    }

    private int isPart(int part, int name) {
        boolean is = texts.plain(part) == texts.plain(names.firstPart(name))
                || texts.plain(part) == texts.plain(names.secondPart(name));
        return is ? part : Vocabulary.MISSING;
    }
}
