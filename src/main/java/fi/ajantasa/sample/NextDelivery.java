package fi.ajantasa.sample;

/** What follows the base delivery of the population register. */
public enum NextDelivery {
    CHANGES,
    FULL,
    BOTH,
    NONE
}
