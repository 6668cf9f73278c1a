package fi.ajantasa.source;

/** Remembers numbers that stand for keys or records; what it calls a repeat must be verified unless it is exact. */
sealed interface SeenKeys permits SeenHetus, SeenHashes {
    /** Adds the number; true when it was there before. */
    boolean repeats(long number);
}
