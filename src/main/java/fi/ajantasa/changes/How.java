package fi.ajantasa.changes;

import java.util.Locale;

/** How a cell is made of the members of a group; what the words mean stands at the head of {@code groups.yaml}. */
enum How {
    NAME,
    TEXT,
    NUMBER,
    BOTH,
    JOINED,
    FLAT,
    FLAG,
    DATE,
    PRECISION,
    NONE_OR_DATE,
    FROM,
    UNTIL,
    STARTS;

    static How of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the cell says something by itself; others say for how long or how precisely. */
    boolean says() {
        return this != FROM && this != UNTIL && this != STARTS && this != PRECISION;
    }
}
