package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries arrive and how they look; the folder is already resolved against the parent of the jobs folder.
 *
 * @param plausible what is checked of a full list besides, or null for nothing
 * @param query how the deliveries are made of answers about one person each, or null where they are delivered
 */
public record Receive(
        Path folder,
        Control control,
        FileLayout layout,
        @Nullable Plausible plausible,
        Covers covers,
        boolean emptyAllowed,
        @Nullable Query query) {
    /** Deliveries that somebody else puts into the folder. */
    public Receive(
            Path folder,
            Control control,
            FileLayout layout,
            @Nullable Plausible plausible,
            Covers covers,
            boolean emptyAllowed) {
        this(folder, control, layout, plausible, covers, emptyAllowed, null);
    }

    /** The same; answers of a register that is asked land below this home folder. */
    Receive landingIn(Path home) {
        return query == null
                ? this
                : new Receive(home.resolve(folder), control, layout, plausible, covers, emptyAllowed, query);
    }

    /** How the rows are written that are proven and read. */
    public CsvFormat format() {
        return layout.rows();
    }

    /** Whether files are read as they were delivered; else as transcribed. */
    public boolean isPlain() {
        return control instanceof ControlName && layout.isPlain();
    }
}
