package fi.ajantasa.sample;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who lives with whom. People stand in blocks of twenty: sixteen adults, then four children; a letter plan says which
 * of the twenty share a home. The last two children of a block always do, so that they can be twins.
 */
final class Households {
    static final int BLOCK = 20;
    static final int ADULTS = 16;

    private static final List<String> PLANS = List.of(
            "ABCDEFFGGHHIIJKKJIHH",
            "ABCDEFGGHHIIJJKKIIII",
            "ABCDEFGHIIJJKKLLKKJJ",
            "AABBCCDDEFGHIJKKKKDD",
            "ABCDEFGHIIJJKKLMMLII");

    private final long seed;

    Households(long seed) {
        this.seed = seed;
    }

    /** The home of a person: the same number for all who share it. */
    long household(int person) {
        return person / BLOCK * 32L + letter(person) - 'A';
    }

    /** The adult who gives the household its name and address. */
    int head(int person) {
        return person / BLOCK * BLOCK + plan(person).indexOf(letter(person));
    }

    boolean isChild(int person) {
        return person % BLOCK >= ADULTS;
    }

    /** The children who share a person's home, as persons. */
    int[] children(int person) {
        String plan = plan(person);
        char home = letter(person);
        int first = person / BLOCK * BLOCK;
        return IntStream.range(ADULTS, BLOCK)
                .filter(place -> plan.charAt(place) == home)
                .map(place -> first + place)
                .toArray();
    }

    /** Whether the last child of a block is the twin of the one before. */
    boolean isSecondTwin(int person) {
        return person % BLOCK == BLOCK - 1
                && Dice.of(seed, Dice.Aspect.HOUSEHOLD, person / BLOCK).percent(6);
    }

    private char letter(int person) {
        return plan(person).charAt(person % BLOCK);
    }

    private String plan(int person) {
        return Dice.of(seed, Dice.Aspect.PLAN, person / BLOCK).pick(PLANS);
    }
}
