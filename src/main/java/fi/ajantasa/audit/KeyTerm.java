package fi.ajantasa.audit;

/**
 * Which checkpoints a key signs.
 *
 * @param key as verifiers take it
 * @param from how many entries its first checkpoint has, 0 the log's first key, {@link Long#MAX_VALUE} one that is to take over
 * @param until how many its last has, {@link Long#MAX_VALUE} the one that signs now
 */
public record KeyTerm(String key, long from, long until) {
    /** As {@code verify.py} takes it: the key and, once retired, up to how many entries what it signed counts. */
    public String line() {
        return isRetired() ? key + " " + until : key;
    }

    public boolean isRetired() {
        return until < Long.MAX_VALUE;
    }

    public boolean hasSigned() {
        return from < Long.MAX_VALUE;
    }
}
