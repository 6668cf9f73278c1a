package fi.ajantasa.job;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of an HTTPS server.
 *
 * @param folder the address that file names are put behind
 * @param files names of files; <code>{date}</code> stands for the business date
 * @param token sent as a bearer token, or null where the certificate is enough
 * @param pages how what is told page by page becomes the one file, or null where files are fetched
 */
public record HttpsPlace(
        URI folder,
        List<String> files,
        TlsFiles tls,
        @Nullable Secret token,
        TransportLimits limits,
        @Nullable Pages pages)
        implements Remote {
    public HttpsPlace {
        files = List.copyOf(files);
    }

    /** One whose files are fetched. */
    public HttpsPlace(URI folder, List<String> files, TlsFiles tls, @Nullable Secret token, TransportLimits limits) {
        this(folder, files, tls, token, limits, null);
    }
}
