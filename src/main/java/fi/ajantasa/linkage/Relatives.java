package fi.ajantasa.linkage;

/** How different persons of one home agree. */
interface Relatives {
    /** Whether there is anything to tell relatives by. */
    boolean areKnown();

    /** Fills in the probabilities among relatives. */
    void fill(Parameters parameters);

    /** Learns from the levels of pairs, each weighted with how likely it is one of relatives. */
    void learn(LevelCounts seen);
}
