package fi.ajantasa.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;

/** Signs checkpoints, and knows the keys they were signed with before. */
public final class NoteSigner {
    private final NoteKey key;
    private final List<NoteKey> keys;
    private final PrivateKey secret;

    /**
     * @param name the origin of the log, which its key is named after
     * @param seed the 32 secret bytes of an Ed25519 key
     * @param publicKeys the 32 public bytes of that key, and of those before it
     */
    public NoteSigner(String name, byte[] seed, List<byte[]> publicKeys) {
        this.keys = publicKeys.stream()
                .map(it -> NoteKey.of(name, NoteKey.SIGNATURE, it))
                .toList();
        this.key = keys.get(0);
        try {
            this.secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** The name of the log. */
    public String origin() {
        return key.name();
    }

    /** The key it signs with, and those it signed with before. */
    public List<NoteKey> keys() {
        return keys;
    }

    Note sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Note.of(text, key, signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key.text() + "]";
    }
}
