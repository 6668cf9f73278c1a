package fi.ajantasa.source;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ajantasa.job.Secret;
import fi.ajantasa.job.TlsFiles;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When certificates end, as an operator keeps them in files. F99. */
class CertificateTermTest {
    private static final Instant END = Instant.parse("2027-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void tellsTheEndOfOurOwnCertificateAndOfThoseWeTrust_F99() {
        Certificates certificates = new Certificates(folder);
        Path own = certificates.keys("own.p12", certificates.issue("client.example", END));
        TlsFiles files = new TlsFiles(certificates.authority(), own, new Secret.InFile(certificates.password()));
        assertThat(CertificateTerm.list(files))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo(new CertificateTerm(own, END)),
                        it -> assertThat(it.ends()).isNotNull());
    }

    @Test
    void tellsOfAFileThatCannotBeRead_F99() {
        TlsFiles files = new TlsFiles(folder.resolve("no.pem"), folder.resolve("no.p12"), null);
        assertThat(CertificateTerm.list(files)).hasSize(2).allMatch(it -> it.ends() == null);
    }

    @Test
    void tellsNothingOfWhatTheRuntimeTrusts() {
        assertThat(CertificateTerm.list(TlsFiles.USUAL)).isEmpty();
    }
}
