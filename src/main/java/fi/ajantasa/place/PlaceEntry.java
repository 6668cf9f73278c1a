package fi.ajantasa.place;

/** What one row of a reference list says. */
public sealed interface PlaceEntry permits Postcode, StreetRange, Municipality {
    /** What may stand in a list once only; empty where rows have no such thing. */
    String code();
}
