package fi.ajantasa.source;

import java.nio.file.Path;

/**
 * A delivery whose files are all there; nothing of it is believed yet.
 *
 * @param contentHash SHA-256 (lower-case hex) of the control file's bytes, which name every file by its own SHA-256
 */
public record Delivery(Path control, ControlFile totals, String contentHash) implements Found {
    /** The data file of this entry; its name was checked to be a plain name. */
    Path file(FileTotals entry) {
        return control.resolveSibling(entry.name());
    }
}
