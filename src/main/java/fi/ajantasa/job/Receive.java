package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries arrive and how they look.
 *
 * @param folder where they are read: resolved against the parent of the jobs folder, or of those that are collected or
 *     answered below the home folder once {@link #landingIn} was asked
 * @param collect how they get there, or null when they are dropped there
 * @param plausible what is checked of a full list besides, or null for nothing
 * @param query how the deliveries are made of answers about one person each, or null where they are delivered
 */
public record Receive(
        Path folder,
        @Nullable Collect collect,
        Control control,
        FileLayout layout,
        @Nullable Plausible plausible,
        Covers covers,
        boolean emptyAllowed,
        @Nullable Query query) {
    /** The same; what is collected or answered lands below this home folder. */
    Receive landingIn(Path home) {
        return collect == null && query == null
                ? this
                : new Receive(home.resolve(folder), collect, control, layout, plausible, covers, emptyAllowed, query);
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
