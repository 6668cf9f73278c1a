package fi.ajantasa.batch;

/** The database knows less of who was erased than the journal does: it was restored from an older backup (F154). */
public final class ErasuresLost extends RuntimeException {
    ErasuresLost(int erasures) {
        super("the database lacks " + erasures
                + " erasures that the journal of erasures has, as after restoring an older"
                + " backup; expected all of them before anybody reads it");
    }
}
