package fi.ajantasa.linkage;

import java.util.List;

/** Compares one kind of information of a left and a right record; not safe for two threads at once. */
interface Comparison {
    /** The level of a pair of which one side does not have the information. */
    int MISSING = -1;

    String name();

    /** From full agreement to none. */
    List<Level> levels();

    int level(int left, int right);

    /** The u probability of this very pair on a level whose basis is {@link Basis#FREQUENCY}. */
    double chance(int left, int right, int level);

    /** Forgets what it remembers of records compared before: they may say something else now. */
    default void forget() {}

    /** Whether it says who the person is, from birth on: a contradiction in it is one in the person. */
    default boolean isOfThePerson() {
        return false;
    }

    /** Whether its levels are ways of comparing, open to any pair. */
    default boolean isChoice() {
        return levels().get(0).basis() == Basis.CHOICE;
    }

    /** How often relatives agree in it, before anything is known. */
    default double familiar() {
        return isOfThePerson() ? 0.01 : 0.1;
    }

    /** Whether each level agrees less than the one before it, so that it can never speak more for one person. */
    default boolean isOrdered() {
        return false;
    }

    /** Whether relatives agree in it as one person does with itself, because they live together. */
    default boolean sharedAtHome() {
        return false;
    }
}
