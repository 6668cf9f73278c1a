package fi.ajantasa.audit;

/** A checkpoint of the log is signed with a key that is not among those it is to be signed with: they are older than the log. */
public final class SigningKeyMissing extends RuntimeException {
    SigningKeyMissing(String id, String where) {
        super("the last checkpoint in " + where + " is signed with the key " + id + ", which the keyset file does not have");
    }
}
