package fi.ajantasa.source;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine this process runs on. */
public final class ThisHost {
    private ThisHost() {}

    /** Its name, by which a folder or a database that several machines share tells them apart. */
    public static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
