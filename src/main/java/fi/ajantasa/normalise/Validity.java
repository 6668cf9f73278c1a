package fi.ajantasa.normalise;

/** The columns that say from when, until when and since which day of saying a value holds; -1 where there is none. */
record Validity(int from, int until, int saidOn) {}
