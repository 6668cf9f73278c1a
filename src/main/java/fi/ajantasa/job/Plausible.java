package fi.ajantasa.job;

/**
 * What is checked of a full list that nothing else proves.
 *
 * @param rows how far the number of its records may be from that of the last accepted one
 * @param keysOnce whether a record that stands there twice refuses it
 */
public record Plausible(Limit rows, boolean keysOnce) {}
