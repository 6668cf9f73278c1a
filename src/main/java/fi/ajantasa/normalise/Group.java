package fi.ajantasa.normalise;

/** One group of a row's columns that together make claims: an attribute, an address, a name of some kind. */
@FunctionalInterface
interface Group {
    void read(Reading reading);
}
