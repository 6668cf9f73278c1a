package fi.ajantasa.audit;

/** The audit log is not what was signed before; says which checkpoint, where, and what is wrong (F157). */
public final class AuditBroken extends RuntimeException {
    public AuditBroken(String what) {
        super(what);
    }
}
