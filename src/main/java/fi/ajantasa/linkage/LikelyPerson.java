package fi.ajantasa.linkage;

/**
 * A person that a record may be of.
 *
 * @param person the number it was added under
 * @param weight of the pair by itself, in bits: one bit doubles the odds
 * @param probability with all other persons, an unregistered relative and nobody at all considered
 */
public record LikelyPerson(int person, double weight, double probability, Grounds grounds) {}
