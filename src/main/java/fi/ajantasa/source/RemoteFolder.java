package fi.ajantasa.source;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** A place where deliveries are left for us; each transport is one of these. */
interface RemoteFolder extends AutoCloseable {
    /** The files that are there now; folders and links are not told. */
    List<RemoteFile> list() throws TransportException;

    /**
     * Adds to the part what it still lacks of the file.
     *
     * @return whether the file stood still meanwhile; else nothing is known of what came
     * @throws TransportException when the rest did not come; what came stays in the part
     * @throws IOException when the part cannot be written
     */
    boolean fetch(RemoteFile file, PartFile part) throws IOException;

    /** Puts files of these names out of the way, where the place has one for that; those that are gone are passed over. */
    void moveAway(Collection<String> names) throws TransportException;

    /** What an operator should know of the place although all went well. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
