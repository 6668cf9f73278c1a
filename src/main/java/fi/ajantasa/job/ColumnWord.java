package fi.ajantasa.job;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column can be besides an attribute: words about the record itself. */
public enum ColumnWord {
    /** Our own customer number. */
    CUSTOMER_NUMBER("customer-number"),
    /** The register's own id of the record: it stands in one record only, and never with other content. */
    RECORD_ID("record-id"),
    /** Whether the record adds, changes, removes or corrects. */
    CHANGE("change"),
    /** The day the register changed it. */
    CHANGED_ON("changed-on"),
    /** Whether the record's identity code is the valid one. */
    ROW_VALIDITY("row-validity"),
    /** Which group of a detail file the record belongs to. */
    RECORD_KIND("record-kind"),
    /** First day of validity of whatever the record tells. */
    VALID_FROM("valid-from"),
    /** Last day of validity of whatever the record tells. */
    VALID_UNTIL("valid-until"),
    /** The day the customer said it; {@code of:} names the attributes. */
    SAID_ON("said-on"),
    /** A telephone number of the person, mobile or landline by the numbering plan. */
    PHONE("phone"),
    /** Whether a directory may publish the number beside it. */
    LISTING("listing"),
    /** Which flags a list's record switches on: its codes lead to them. */
    ENTRY("entry"),
    /** Whether the record tells where the person lived before. */
    RESIDENCE("residence"),
    /** An address whose kind stands in another column. */
    ADDRESS("address"),
    /** A name whose kind stands in another column. */
    NAME("name");

    /** In codes of a kind: known to us, but of no use. */
    public static final String NONE = "none";

    public static final String LISTED = "listed";
    public static final String UNLISTED = "unlisted";
    public static final String SECRET = "secret";
    public static final String CURRENT = "current";
    public static final String FORMER = "former";

    private final String word;

    ColumnWord(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The words its codes may lead to; empty where codes make no sense. */
    Set<String> codes() {
        return switch (this) {
            case CHANGE -> Set.of("added", "changed", "removed", "to-be-corrected", "corrected", "context");
            case ROW_VALIDITY -> Set.of("active", "passive");
            case RECORD_KIND -> Set.of("name", "address");
            case LISTING -> Set.of(LISTED, UNLISTED, SECRET);
            case RESIDENCE -> Set.of(CURRENT, FORMER);
            default -> Set.of();
        };
    }

    /** The parts it is made of; empty where it stands alone. */
    Set<String> parts() {
        return switch (this) {
            case ADDRESS -> Set.of("kind");
            case NAME -> Set.of("kind", "value");
            default -> Set.of();
        };
    }

    static Optional<ColumnWord> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ColumnWord::word).toList();
    }
}
