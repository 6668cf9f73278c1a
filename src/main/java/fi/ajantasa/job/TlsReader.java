package fi.ajantasa.job;

import java.nio.file.Path;

/** Reads whom we trust over TLS and as whom we appear there. */
final class TlsReader {
    private TlsReader() {}

    /** @param home what relative paths are taken from */
    static TlsFiles read(Section place, Path home) {
        Section certificate = place.section("certificate", Shape.CERTIFICATE);
        return new TlsFiles(
                place.findText("trust").map(it -> path(it, home)).orElse(null),
                certificate.findText("file").map(it -> path(it, home)).orElse(null),
                new SecretReader(home).find(certificate, "password"));
    }

    private static Path path(String text, Path home) {
        return home.resolve(text).normalize();
    }
}
