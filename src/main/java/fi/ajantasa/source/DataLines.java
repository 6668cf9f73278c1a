package fi.ajantasa.source;

import java.io.IOException;
import java.util.List;

/** How the lines of data of a file become rows. */
sealed interface DataLines permits WholeLines, GroupedLines {
    /** The columns of the rows. */
    List<String> names();

    /** Takes a line in. */
    void take(Lines lines, FrameScan frame, TranscriptWriter writer) throws IOException;

    /** Writes what is left; how many lines there were. */
    long end(TranscriptWriter writer) throws IOException;

    /** Whether each row stands on the line that its record was delivered on; else rows are counted by themselves. */
    boolean keepsLines();
}
