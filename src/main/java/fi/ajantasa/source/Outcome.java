package fi.ajantasa.source;

/** What came of a request: a whole reply, or the reason there is none. */
public sealed interface Outcome permits Reply, Failure {}
