package fi.ajantasa.audit;

/** Where a value came from: the extract and the 1-based number of the data record in its delivery. */
public record Origin(int extract, int row) {}
