package fi.ajantasa.changes;

import java.util.Map;

/**
 * One row of our own layout.
 *
 * @param group of data it was told in
 * @param once whether what it says can hold only once at a time
 * @param detail whether it stands in the file of further names and addresses
 * @param cells by column; what is not here was not delivered
 */
record Row(String group, boolean once, boolean detail, Map<String, String> cells) {
    static final String CODE = "hetu";

    Row {
        cells = Map.copyOf(cells);
    }

    String code() {
        return cells.getOrDefault(CODE, "");
    }

    String attribute() {
        return cells.getOrDefault("muutosattribuutti", "");
    }

    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "row:•••";
    }
}
