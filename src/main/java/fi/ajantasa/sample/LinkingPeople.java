package fi.ajantasa.sample;

/**
 * Who of the people is registered and who is a customer. Outsiders are chosen as customers are, among all people, so that
 * their spouses, children and twins are registered; some registered people are customers twice.
 */
final class LinkingPeople {
    static final double OUTSIDERS = 0.05;
    static final double REPEATED = 0.015;

    private static final long CHOSEN = -1;
    private static final long NUMBERED = -2;
    private static final long MIXED = -3;

    private final int all;
    private final int outsiders;
    private final int once;
    private final Permutation chosen;
    private final Permutation numbered;
    private final Permutation mixed;

    LinkingPeople(LinkingOptions options, PersonMaker maker) {
        this.outsiders = (int) Math.round(options.customers() * OUTSIDERS);
        this.once = options.customers() - (int) Math.round((options.customers() - outsiders) * REPEATED);
        this.all = options.population() + outsiders;
        this.chosen = new Permutation(all, maker.dice(Dice.Aspect.ORDER, CHOSEN));
        this.numbered = new Permutation(all, maker.dice(Dice.Aspect.ORDER, NUMBERED));
        this.mixed = new Permutation(options.customers(), maker.dice(Dice.Aspect.ORDER, MIXED));
    }

    /** Registered people and outsiders. */
    int all() {
        return all;
    }

    /** The person of a number from 1 to all; numbers say nothing of households. */
    int person(int number) {
        return numbered.at(number - 1);
    }

    int number(int person) {
        return numbered.positionOf(person) + 1;
    }

    boolean isRegistered(int person) {
        return chosen.positionOf(person) >= outsiders;
    }

    /** The person of the n-th row of customers. */
    int customer(int nth) {
        int position = mixed.at(nth);
        return chosen.at(position < once ? position : position - once + outsiders);
    }
}
