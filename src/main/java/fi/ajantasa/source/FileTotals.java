package fi.ajantasa.source;

import org.jspecify.annotations.Nullable;

/** What is claimed about one data file, by its control file or by the file itself. */
public record FileTotals(String name, long rows, long bytes, String sha256, @Nullable Long keySum) {
    /** In place of a number of rows: nothing tells it before the file is read. */
    public static final long UNTOLD = -1;
}
