package fi.ajantasa.testing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A key service of the tests, found on the class path as those of others are: {@code test-kms://good/…} works, {@code
 * test-kms://down/…} does not answer, {@code test-kms://one-way/…} may encrypt only, and where {@code test-kms://halt/…} is to
 * decrypt the process is gone at once.
 */
public final class TestKms implements KmsClient {
    private static final String PREFIX = "test-kms://";

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith(PREFIX);
    }

    @Override
    public KmsClient withCredentials(String path) {
        throw new UnsupportedOperationException("there are none");
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
        return new Remote(uri.substring(PREFIX.length()).split("/")[0], new AesGcmJce(key));
    }

    private record Remote(String manner, Aead aead) implements Aead {
        @Override
        public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
            confirm("down");
            return aead.encrypt(plain, associated);
        }

        @Override
        public byte[] decrypt(byte[] cipher, byte[] associated) throws GeneralSecurityException {
            confirm("down");
            confirm("one-way");
            if (manner.equals("halt")) {
                Runtime.getRuntime().halt(137);
            }
            return aead.decrypt(cipher, associated);
        }

        private void confirm(String refused) throws GeneralSecurityException {
            if (manner.equals(refused)) {
                throw new GeneralSecurityException("the key service says no");
            }
        }
    }
}
