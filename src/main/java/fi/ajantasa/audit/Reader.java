package fi.ajantasa.audit;

import java.util.Collection;
import java.util.List;

/**
 * Who reads values of people, and what for.
 *
 * @param account the account of the operating system
 * @param roles words of roles, with blanks between them
 * @param command the words of the command
 * @param purpose a word
 */
public record Reader(String account, String roles, String command, String purpose) {
    /** The kind of entry of what was read. */
    public static final String READ = "read";

    /** The kind of entry of what was asked for and refused. */
    public static final String REFUSED = "read-denied";

    /**
     * That something of the customer is shown.
     *
     * @param attributes the names of it
     */
    public AuditEntry read(int customer, String jobHash, Collection<String> attributes) {
        return entry(READ, customer, jobHash, attributes);
    }

    /**
     * That what was asked for is not shown.
     *
     * @param customer whom it was about, 0 when nobody or not known
     */
    public AuditEntry refused(int customer, String jobHash) {
        return entry(REFUSED, customer, jobHash, List.of());
    }

    private AuditEntry entry(String kind, int customer, String jobHash, Collection<String> attributes) {
        String body = "{\"command\":\"%s\",\"roles\":\"%s\",\"attributes\":\"%s\"}"
                .formatted(plain(command), plain(roles), plain(String.join(" ", attributes)));
        return new AuditEntry(kind, "", customer, account, plain(purpose), jobHash, 0, body);
    }

    /** Words as we write them; whatever else somebody typed does not get into the log. */
    private static String plain(String words) {
        return words.replaceAll("[^a-zA-Z0-9 :/_-]", "?");
    }
}
