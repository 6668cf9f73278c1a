package fi.ajantasa.source;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A delivery whose files are all there; nothing of it is believed yet.
 *
 * @param contentHash SHA-256 (lower-case hex) of the control file's bytes, which name every file by its own SHA-256
 */
public record Delivery(Path control, ControlFile totals, String contentHash) implements Found {
    /**
     * Name, size and time of last change of each data file in one text: while it stays the same, so do the files. A
     * control file stays the same when only a data file is sent again.
     *
     * @throws IOException when a file is not there
     */
    public String stamps() throws IOException {
        StringBuilder text = new StringBuilder();
        for (FileTotals entry : totals.files()) {
            Stamp stamp = Stamp.of(file(entry));
            text.append(entry.name()).append(' ').append(stamp.size()).append(' ');
            text.append(stamp.modified()).append('\n');
        }
        return text.toString();
    }

    /** The data file of this entry; its name was checked to be a plain name. */
    Path file(FileTotals entry) {
        return control.resolveSibling(entry.name());
    }
}
