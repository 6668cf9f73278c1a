package fi.ajantasa.job;

import java.nio.file.Path;

/** A folder of this machine whose files are not yet readable. */
public record DropPlace(Path folder) implements Remote {
    @Override
    public TransportLimits limits() {
        return TransportLimits.USUAL;
    }
}
