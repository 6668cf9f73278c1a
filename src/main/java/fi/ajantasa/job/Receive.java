package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries arrive and how they look; the folder is already resolved against the parent of the jobs folder.
 *
 * @param plausible what is checked of a full list besides, or null for nothing
 */
public record Receive(
        Path folder,
        Control control,
        FileLayout layout,
        @Nullable Plausible plausible,
        Covers covers,
        boolean emptyAllowed) {
    /** How the rows are written that are proven and read. */
    public CsvFormat format() {
        return layout.rows();
    }

    /** Whether files are read as they were delivered; else as transcribed. */
    public boolean isPlain() {
        return control instanceof ControlName && layout.isPlain();
    }
}
