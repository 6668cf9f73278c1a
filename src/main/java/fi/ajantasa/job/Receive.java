package fi.ajantasa.job;

import java.nio.file.Path;

/** Where deliveries arrive and how they look; the folder is already resolved against the parent of the jobs folder. */
public record Receive(Path folder, ControlName control, CsvFormat format, Covers covers, boolean emptyAllowed) {
    /** File name pattern of control files, as a glob. */
    public String controlPattern() {
        return control.pattern();
    }
}
