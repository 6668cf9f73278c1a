package fi.ajantasa.sample;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides by chance which mistakes happen to one customer, and keeps those that did. */
final class Mistakes {
    private final Dice dice;
    private final Set<Mistake> made = EnumSet.noneOf(Mistake.class);

    Mistakes(Dice dice) {
        this.dice = dice;
    }

    boolean happens(Mistake mistake) {
        boolean happens = dice.percent(mistake.percent());
        if (happens) {
            made.add(mistake);
        }
        return happens;
    }

    Dice dice() {
        return dice;
    }

    /** The words of all that happened. */
    String words() {
        return made.stream().map(Mistake::word).collect(Collectors.joining("|"));
    }
}
