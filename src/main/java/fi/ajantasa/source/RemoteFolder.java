package fi.ajantasa.source;

import fi.ajantasa.job.DropPlace;
import fi.ajantasa.job.HttpsPlace;
import fi.ajantasa.job.Remote;
import fi.ajantasa.job.SftpPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** A place where files are left, by others for us or by us for others; each transport is one of these. */
interface RemoteFolder extends AutoCloseable {
    byte[] NO_ANSWER = {};

    /** Opens the place; {@code date} stands in names of files that are told with the day they are of. */
    static RemoteFolder open(Remote place, LocalDate date, Clock clock) {
        if (place instanceof SftpPlace sftp) {
            return new SftpFolder(sftp);
        } else if (place instanceof HttpsPlace https) {
            return new HttpsFolder(https, date, clock);
        }
        return new DropFolder((DropPlace) place);
    }

    /** Opens the place to bring what is there; what it tells page by page is gathered in {@code work}, a folder of ours. */
    static RemoteFolder open(Remote place, LocalDate date, Clock clock, Path work) {
        boolean paged = place instanceof HttpsPlace https && https.pages() != null;
        return paged ? new PagedFolder((HttpsPlace) place, date, clock, work) : open(place, date, clock);
    }

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

    /**
     * Puts a file there, whole or not at all; one of this name and length that is there already is that file.
     *
     * @param sealed whether it is encrypted: then its length tells nothing, and one of this name is that file
     * @return what the place answers in lines of JSON; empty where it only takes the file
     * @throws TransportException when it is not known to be there
     * @throws IOException when the place is on this machine and cannot be written
     */
    byte[] put(String name, byte[] content, boolean sealed) throws IOException;

    /** What an operator should know of the place although all went well. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
