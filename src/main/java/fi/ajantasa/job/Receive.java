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
 * @param dialogue how the deliveries are made of the register's answers, or null where they are delivered
 */
public record Receive(
        Path folder,
        @Nullable Collect collect,
        Control control,
        FileLayout layout,
        @Nullable Plausible plausible,
        Covers covers,
        boolean emptyAllowed,
        @Nullable Dialogue dialogue) {
    /** The same; what is collected or answered lands below this home folder. */
    Receive landingIn(Path home) {
        if (collect == null && dialogue == null) {
            return this;
        }
        Dialogue there = dialogue instanceof Wash wash ? wash.landingIn(home) : dialogue;
        return new Receive(home.resolve(folder), collect, control, layout, plausible, covers, emptyAllowed, there);
    }

    /** How the register is asked about one person at a time, or null for any other. */
    public @Nullable Query query() {
        return dialogue instanceof Query query ? query : null;
    }

    /** How the register's journal of changes is followed, or null for any other. */
    public @Nullable Changes changes() {
        return dialogue instanceof Changes changes ? changes : null;
    }

    /** How our numbers are sent to the register and what it says of them comes back, or null for any other. */
    public @Nullable Wash wash() {
        return dialogue instanceof Wash wash ? wash : null;
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
