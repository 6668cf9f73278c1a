package fi.ajantasa.normalise;

import fi.ajantasa.place.PlaceEntry;

/**
 * A row of a reference list cleaned and typed.
 *
 * @param runDate when the list was made as the row says it, empty where it does not
 */
public record PlaceRecord(long row, PlaceEntry entry, String runDate) implements Normalised {}
