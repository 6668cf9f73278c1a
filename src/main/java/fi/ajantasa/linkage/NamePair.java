package fi.ajantasa.linkage;

import org.jspecify.annotations.Nullable;

/**
 * The names of one pair of records, compared together: as written, and with surname and given name exchanged when as
 * written neither agrees. The name comparisons read their levels from here.
 */
final class NamePair {
    private final Records left;
    private final Records right;
    private final SurnameLevels surnames;
    private final GivenNameLevels givens;
    private final @Nullable NameBond bond;
    private int lastLeft = -1;
    private int lastRight = -1;
    private boolean swapped;
    private int surnameLevel;
    private int givenLevel;
    private int furtherLevel;
    private int furtherName;

    NamePair(NameTexts names, Records left, Records right) {
        this.left = left;
        this.right = right;
        bond = names.bond;
        surnames = new SurnameLevels(names);
        givens = new GivenNameLevels(names, left);
    }

    NamePair compare(int l, int r) {
        if (l != lastLeft || r != lastRight) {
            lastLeft = l;
            lastRight = r;
            compareAnew(l, r);
        }
        return this;
    }

    /** Forgets the pair compared last: one of its records says something else now. */
    void forget() {
        lastLeft = -1;
        lastRight = -1;
    }

    boolean isSwapped() {
        return swapped;
    }

    int surnameLevel() {
        return surnameLevel;
    }

    int givenLevel() {
        return givenLevel;
    }

    int furtherLevel() {
        return furtherLevel;
    }

    double surnameChance(int l, int r) {
        return surnames.chance(
                left.surname(l), left.former(l), swapped ? right.given(r, 0) : right.surname(r), surnameLevel);
    }

    double givenChance(int l, int r) {
        double chance = givens.chance(l, swapped ? right.surname(r) : right.given(r, 0), givenLevel);
        boolean both = surnameLevel <= SurnameLevels.ACCENT && givenLevel <= GivenNameLevels.ACCENT;
        return both && surnameLevel != Comparison.MISSING && bond != null
                ? bond.chance(left.surname(l), left.given(l, 0), chance)
                : chance;
    }

    double furtherChance() {
        return givens.furtherChance(furtherName, furtherLevel);
    }

    private void compareAnew(int l, int r) {
        int surname = right.surname(r);
        int first = right.given(r, 0);
        int second = right.given(r, 1);
        swapped = false;
        surnameLevel = surnames.level(left.surname(l), left.former(l), surname, right.former(r));
        givenLevel = givens.level(l, first, second);
        if (surnameLevel == SurnameLevels.OTHER && givenLevel >= GivenNameLevels.OTHER) {
            int surnameThen = surnames.level(left.surname(l), left.former(l), first, Vocabulary.MISSING);
            int givenThen = givens.level(l, surname, second);
            if (surnameThen < SurnameLevels.ALIKE && givenThen < GivenNameLevels.ALIKE) {
                swapped = true;
                surnameLevel = surnameThen;
                givenLevel = givenThen;
            }
        }
        first = swapped ? surname : first;
        boolean turned = givens.isSecondCompared(l, givenLevel, first, second);
        furtherName = turned ? first : second;
        furtherLevel = givens.furtherLevel(l, furtherName, turned ? second : first);
    }
}
