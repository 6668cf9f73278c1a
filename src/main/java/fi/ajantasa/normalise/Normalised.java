package fi.ajantasa.normalise;

/** What becomes of a row: a typed record, or a rejection. */
public sealed interface Normalised permits RegisterRecord, PlaceRecord, Rejection {}
