package fi.ajantasa.link;

import java.util.List;

/**
 * What a row was linked to when it was last compared.
 *
 * @param concerned the customers, beside those it was linked to, whose change makes the answer void
 * @param found the customers it is of, or may be of
 */
public record Remembered(List<Integer> concerned, List<Found> found) {
    /** The row was like nobody. */
    static final Remembered NOBODY = new Remembered(List.of(), List.of());

    public Remembered {
        concerned = List.copyOf(concerned);
        found = List.copyOf(found);
    }

    boolean isOfNobody() {
        return concerned.isEmpty() && found.isEmpty();
    }
}
