package fi.ajantasa.decide;

/** The candidate that wins an attribute, and by which rule. */
record Choice(Candidate winner, String rule) {}
