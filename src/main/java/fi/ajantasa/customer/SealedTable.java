package fi.ajantasa.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tables beside customers, restrictions and facts that decide about people. Each change of their rows carries an audit entry
 * with keyed hashes of them; columns that are not named here are caches, counts or sealed by themselves.
 */
public enum SealedTable {
    OBJECTION(Owner.CUSTOMER, "customer_id", "id", "channels", "withdrawn", "evidence", "by_name", "at"),
    WITHDRAWN_FACT(Owner.CUSTOMER, "customer_id", "extract_id", "row_number", "withdrawn_at", "discount"),
    TASK(
            Owner.CUSTOMER,
            "customer_id",
            "id",
            "run_id",
            "other_id",
            "kind",
            "extract_id",
            "row_number",
            "record_key",
            "content",
            "state",
            "opened_at",
            "closed_at"),
    VERDICT(
            Owner.CUSTOMER,
            "customer_id",
            "id",
            "task_id",
            "turn",
            "register",
            "record_key",
            "answer",
            "by_name",
            "reason",
            "given_at",
            "said",
            "standing"),
    POSSIBLE_RECORD(Owner.CUSTOMER, "customer_id", "task_id", "extract_id", "row_number", "file", "expires_on"),
    QUARANTINE(Owner.CUSTOMER, "customer_id", "register", "extract_id", "row_number", "file", "attempts", "since"),
    LINK(Owner.CUSTOMER, "mod(id, 4294967296)", "id", "extract_id", "row_number", "origin", "rule"),
    DUE(Owner.CUSTOMER, "customer_id", "due_on"),
    CUSTOMER_NUMBER(Owner.CUSTOMER, "customer_id", "number", "changed_at"),
    QUERY_SESSION(
            Owner.NOBODY,
            "0",
            "id",
            "register",
            "business_date",
            "state",
            "sequence",
            "live",
            "opened_at",
            "exit_code",
            "reason"),
    QUERY_LOG(
            Owner.CUSTOMER,
            "customer_id",
            "session_id",
            "request_id",
            "purpose",
            "end_user",
            "asked_at",
            "perhaps_twice",
            "outcome",
            "code",
            "answer_hash",
            "answered_at",
            "delete_on"),
    ERASURE(
            Owner.ERASURE,
            "id",
            "state",
            "plan_hash",
            "customer_id",
            "number",
            "by_name",
            "reason",
            "ground",
            "at",
            "found"),
    TOMBSTONE(Owner.ERASURE, "erasure_id", "kind", "hash"),
    KEPT_OBJECTION(Owner.ERASURE, "erasure_id", "kind", "hash", "channels", "at"),
    KEPT_RECORD(Owner.ERASURE, "erasure_id", "part", "law", "until_date"),
    READMISSION(Owner.NOBODY, "0", "number", "by_name", "reason", "at"),
    EXTRACT(
            Owner.DELIVERY,
            "id",
            "register",
            "kind",
            "sequence",
            "extract_date",
            "content_hash",
            "state",
            "reason",
            "received_at",
            "row_count"),
    REGISTER(Owner.REGISTER, "number", "name"),
    CONTACT_EXPORT(
            Owner.EXPORT,
            "id",
            "channel",
            "purpose",
            "recipient",
            "by_name",
            "job_hash",
            "state",
            "asked_at",
            "released_at",
            "lists",
            "sums"),
    CONTACT_RECEIPTS(Owner.EXPORT, "export_id", "block", "first_customer", "last_customer", "entries", "hash"),
    APPROVAL(
            Owner.NOBODY,
            "0",
            "id",
            "run_id",
            "plan_hash",
            "ceiling",
            "until_at",
            "by_name",
            "reason",
            "given_at",
            "verdict");

    /** Whose number an owner is. */
    enum Owner {
        CUSTOMER,
        ERASURE,
        DELIVERY,
        REGISTER,
        EXPORT,
        NOBODY
    }

    private final Owner kind;
    private final String owner;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> columns;

    SealedTable(Owner kind, String owner, String... columns) {
        this.kind = kind;
        this.owner = owner;
        this.columns = List.of(columns);
    }

    /** Its name in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The table of this name. */
    public static Optional<SealedTable> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /** The columns that are sealed, beside the owner. */
    public List<String> columns() {
        return columns;
    }

    /** Whose rows they are: an expression over the columns that gives a number. */
    public String owner() {
        return owner;
    }

    /** A row's place for people, without a value: of which table and whom. */
    public String of(int number) {
        return kind == Owner.NOBODY ? word() : word() + " of " + kind.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
