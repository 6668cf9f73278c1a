package fi.ajantasa.privacy;

/** The journal of erasures has hashes of an index key that is not in force in this database: it is from before the change. */
public final class LaterIndexKey extends RuntimeException {
    LaterIndexKey(int words) {
        super("the database is from before the index key was changed, and the journal has " + words
                + " erasures from after it; change it first, to the same key");
    }
}
