package fi.ajantasa.job;

/** A secret is not where the definition says; the message names the place and never its content. */
public final class SecretMissing extends Exception {
    SecretMissing(String message) {
        super(message);
    }
}
