package fi.ajantasa.normalise;

import java.util.List;

/** A row refused, with every rule it breaks and the stage that refused it ({@code receive} or {@code decide}). */
public record Rejection(long row, List<String> rules, String stage) implements Normalised {

    public Rejection {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a rejection names at least one rule");
        }
    }
}
