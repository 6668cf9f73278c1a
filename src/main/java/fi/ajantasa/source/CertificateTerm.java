package fi.ajantasa.source;

import fi.ajantasa.job.TlsFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a file of certificates holds.
 *
 * @param ends when the first of them ends, null when the file cannot be read
 */
public record CertificateTerm(Path file, @Nullable Instant ends) {
    /** The term of our own certificate and of those we trust; of what the Java runtime trusts nothing is told. */
    public static List<CertificateTerm> list(TlsFiles files) {
        List<CertificateTerm> terms = new ArrayList<>();
        if (files.certificate() != null) {
            terms.add(new CertificateTerm(
                    files.certificate(), Tls.findOwnEnd(files).orElse(null)));
        }
        if (files.trust() != null) {
            terms.add(new CertificateTerm(
                    files.trust(), Tls.findTrustedEnd(files.trust()).orElse(null)));
        }
        return terms;
    }
}
