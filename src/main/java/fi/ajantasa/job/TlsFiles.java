package fi.ajantasa.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom we trust over TLS and as whom we appear.
 *
 * @param trust certificates (PEM) of the server itself or of who may issue its certificate, and of nobody else; or null
 *     for those the Java runtime trusts
 * @param certificate our own certificate and key (PKCS#12), or null when we show none
 * @param password of the PKCS#12 file, or null where there is none
 */
public record TlsFiles(@Nullable Path trust, @Nullable Path certificate, @Nullable Secret password) {
    /** What the Java runtime trusts, and no certificate of our own. */
    public static final TlsFiles USUAL = new TlsFiles(null, null, null);
}
