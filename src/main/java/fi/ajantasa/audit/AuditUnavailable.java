package fi.ajantasa.audit;

/** The audit log cannot be appended; the change it belongs to must not happen either (F147). */
public final class AuditUnavailable extends RuntimeException {
    AuditUnavailable(Throwable cause) {
        super("the audit log cannot be appended", cause);
    }
}
