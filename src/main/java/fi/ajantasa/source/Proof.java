package fi.ajantasa.source;

/** The outcome of proving a delivery: every total holds, or the whole delivery is refused. */
public sealed interface Proof permits Proven, Refusal {}
