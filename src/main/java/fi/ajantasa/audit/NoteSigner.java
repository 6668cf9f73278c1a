package fi.ajantasa.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that sign checkpoints, in the order they were made: the last is to sign, those before it have signed. */
public final class NoteSigner {
    private final List<NoteKey> keys;
    private final List<PrivateKey> secrets = new ArrayList<>();

    /**
     * @param name the origin of the log, which its keys are named after
     * @param publicKeys the 32 public bytes of each Ed25519 key, the oldest first
     * @param seeds the 32 secret bytes of each, in the same order
     */
    public NoteSigner(String name, List<byte[]> publicKeys, List<byte[]> seeds) {
        this.keys = publicKeys.stream()
                .map(it -> NoteKey.of(name, NoteKey.SIGNATURE, it))
                .toList();
        try {
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            for (byte[] seed : seeds) {
                secrets.add(factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** The name of the log. */
    public String origin() {
        return keys.get(0).name();
    }

    /** All of them, the oldest first. */
    public List<NoteKey> keys() {
        return keys;
    }

    /** The one that is to sign. */
    NoteKey newest() {
        return keys.get(keys.size() - 1);
    }

    /** The one that signed the last checkpoint, the newest if several did; the first where there is none yet. */
    NoteKey current(Optional<Checkpoint> last) {
        return last.flatMap(it -> it.note().findNewest(keys)).orElse(keys.get(0));
    }

    /** Signs with this key and the newest one: the same, or the one that hands over to it. */
    Note sign(String text, NoteKey current) {
        Note note = Note.of(text, newest(), signature(text, newest()));
        return current.equals(newest())
                ? note
                : Note.of(text, current, signature(text, current)).and(note);
    }

    private byte[] signature(String text, NoteKey key) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secrets.get(keys.indexOf(key)));
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + newest().text() + "]";
    }
}
