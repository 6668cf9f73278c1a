package fi.ajantasa.source;

import org.jspecify.annotations.Nullable;

/** What the control file claims about one data file. */
public record FileTotals(String name, long rows, long bytes, String sha256, @Nullable Long keySum) {}
