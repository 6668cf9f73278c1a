package fi.ajantasa.linkage;

/** Where a level's u probability, its chance among different persons, is taken from. */
enum Basis {
    /** The share of random pairs. */
    SAMPLED,
    /** The frequency of the very value that agrees: a rare name says more than a common one. */
    FREQUENCY,
    /** A way of comparing, open to any pair: its u is 1. */
    CHOICE
}
