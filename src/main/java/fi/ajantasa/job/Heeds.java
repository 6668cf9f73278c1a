package fi.ajantasa.job;

import java.util.Set;

/** Which reasons a purpose heeds: all of them, or these. */
public record Heeds(boolean all, Set<String> reasons) {
    public Heeds {
        reasons = Set.copyOf(reasons);
    }

    public boolean heeds(String reason) {
        return all || reasons.contains(reason);
    }
}
