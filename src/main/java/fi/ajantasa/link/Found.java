package fi.ajantasa.link;

/** A customer that a row without an identity code concerns, or may concern. */
public record Found(int customer, Likeness likeness) {}
