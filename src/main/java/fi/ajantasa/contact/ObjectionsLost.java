package fi.ajantasa.contact;

/** The database lacks words that people said to us, as one does that was restored from an older backup (F154). */
public final class ObjectionsLost extends RuntimeException {
    public ObjectionsLost(long words) {
        super("the database lacks " + words
                + " words of people that the journal of objections has, as after restoring an older backup; expected all"
                + " of them before anybody is contacted");
    }
}
