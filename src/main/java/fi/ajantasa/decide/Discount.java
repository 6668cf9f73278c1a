package fi.ajantasa.decide;

/** How far a fact counts for nothing any more. */
public enum Discount {
    /** A person has said that it is of somebody else. */
    SOMEBODY_ELSE,
    /** Its delivery was rolled back: only what protects the customer goes on counting. */
    BUT_PROTECTION,
    /** Its delivery was rolled back, and a second person took back what protects as well. */
    WHOLLY
}
