package fi.ajantasa.audit;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/** Where checkpoints are kept besides the database, each in a file whose name tells its size and root. */
public interface CheckpointPlace {
    /** Whether a file of this name is a checkpoint. */
    static boolean isCheckpoint(String name) {
        return Checkpoint.isName(name);
    }

    /** What it is called in messages. */
    String name();

    /**
     * The names of the checkpoints that are there.
     *
     * @param known names that might be there: of a place that cannot be listed only these are looked for
     * @throws IOException when it cannot be reached; its message is for operators
     */
    Set<String> names(Collection<String> known) throws IOException;

    /**
     * A checkpoint that is there.
     *
     * @throws IOException when it cannot be reached or is not there
     */
    String read(String name) throws IOException;

    /**
     * Puts a checkpoint there, whole or not at all, never in place of another.
     *
     * @throws IOException when it is not known to be there
     */
    void put(String name, String checkpoint) throws IOException;
}
