package fi.ajantasa.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Ed25519 key by which signatures of notes are verified, as C2SP signed-note and tlog-cosignature define it.
 *
 * @param name of whoever signs
 * @param kind 1 a signature of the text, 4 a witness's cosignature of a checkpoint
 * @param id the first four bytes of SHA-256 over name, line end, kind and key
 */
public record NoteKey(String name, int kind, int id, String text) {
    static final int SIGNATURE = 1;
    static final int COSIGNATURE = 4;
    private static final int KEY_BYTES = 32;
    private static final int KEY_TEXT = 44;
    private static final Pattern TEXT = Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

    /** The key with these 32 bytes. */
    static NoteKey of(String name, int kind, byte[] key) {
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = (byte) kind;
        System.arraycopy(key, 0, typed, 1, KEY_BYTES);
        MessageDigest digest = Sha256.digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] hash = digest.digest(typed);
        String id = HexFormat.of().formatHex(hash, 0, Integer.BYTES);
        String text = name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
        return new NoteKey(name, kind, (int) Long.parseLong(id, 16), text);
    }

    /**
     * Reads a verifier key, {@code NAME+ID+KEY} with the id in hexadecimal digits and kind and key in Base64.
     *
     * @throws IllegalArgumentException when it is none of these two kinds, or its id is another key's
     */
    public static NoteKey parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a verifier key");
        }
        byte[] typed = Base64.getDecoder().decode(matcher.group(3));
        boolean known = typed.length == KEY_BYTES + 1 && (typed[0] == SIGNATURE || typed[0] == COSIGNATURE);
        if (!known) {
            throw new IllegalArgumentException("not a verifier key for Ed25519");
        }
        NoteKey key = of(matcher.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text.equals(text)) {
            throw new IllegalArgumentException("the id of the verifier key is another key's");
        }
        return key;
    }

    /** Whether it is the key of a witness, by which cosignatures are verified. */
    public boolean isWitness() {
        return kind == COSIGNATURE;
    }

    /** Whether the signature is one of this key over the message. */
    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] typed = Base64.getDecoder().decode(text.substring(text.length() - KEY_TEXT));
        byte[] turned = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            turned[i] = typed[KEY_BYTES - i];
        }
        boolean odd = (turned[0] & 0x80) != 0;
        turned[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, turned));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
