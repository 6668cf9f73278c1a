package fi.ajantasa.linkage;

/** A link that the truth says is wrong, or one that was missed. */
public record LinkError(boolean missed, Explanation explanation) {}
