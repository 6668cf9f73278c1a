package fi.ajantasa.report;

/** A stored list as the report shows it: how long it is and the hash it was written with. */
public record ListInfo(ListKey key, Unit unit, long size, String sha256) {}
