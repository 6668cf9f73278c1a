package fi.ajantasa.batch;

/** A run cannot go on because its input is no longer what it began with; the message names what changed. */
final class InputGone extends RuntimeException {
    InputGone(String message) {
        super(message);
    }
}
