package fi.ajantasa.linkage;

/** Files, a map or a model that cannot be used for linking; the message says what was found and what would be right. */
public final class LinkageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LinkageException(String message) {
        super(message);
    }
}
