package fi.ajantasa.customer;

import fi.ajantasa.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Keyed hashes of what the database holds of a customer, which the audit entry of each change carries: a row that was altered
 * by somebody else is found by them, and nobody without the key learns anything from them. Not safe for several threads.
 */
public final class RowSeal {
    /** In an entry after which nothing is held of the customer any more. */
    public static final String GONE = "gone";

    private static final String ROW = "\"seal\":\"";
    private static final String RESTRICTIONS = "\"flags-seal\":\"";
    private final Fingerprint fingerprint;

    public RowSeal(KeyVault vault) {
        this.fingerprint = vault.lasting("row-seal");
    }

    /** Of a customer's row; never 0. */
    public long row(int id, String number, int version, byte[] held) {
        byte[] head = ("row " + id + " " + version + " " + number.length() + " " + number + " ")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + held.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(held, 0, all, head.length, held.length);
        return fingerprint.of(all, 0, all.length);
    }

    /** Of all restrictions of a customer, sorted by reason; never 0. */
    public long restrictions(int customer, List<Restriction> standing) {
        StringBuilder text = new StringBuilder("restrictions ").append(customer);
        for (Restriction it : standing) {
            text.append('\n')
                    .append(it.reason())
                    .append(' ')
                    .append(it.channels())
                    .append(' ')
                    .append(it.origin().extract())
                    .append(' ')
                    .append(it.origin().row())
                    .append(' ')
                    .append(it.since())
                    .append(' ')
                    .append(it.until());
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return fingerprint.of(bytes, 0, bytes.length);
    }

    /** The entry, with the hashes at the end of its body. */
    static AuditEntry put(AuditEntry entry, String seals) {
        String open = entry.body().substring(0, entry.body().length() - 1);
        String body = open + (open.length() == 1 ? "" : ",") + seals + "}";
        return new AuditEntry(
                entry.kind(),
                entry.run(),
                entry.customer(),
                entry.actor(),
                entry.purpose(),
                entry.jobHash(),
                entry.decisions(),
                body);
    }

    /** A hash as entries tell it. */
    public static String text(long seal) {
        return HexFormat.of().toHexDigits(seal);
    }

    static String row(long seal) {
        return ROW + text(seal) + "\"";
    }

    static String restrictions(long seal) {
        return RESTRICTIONS + text(seal) + "\"";
    }

    /** A body that tells these hashes and nothing else. */
    public static String body(String row, String restrictions) {
        String first = row.isEmpty() ? "" : ROW + row + "\"";
        String second = restrictions.isEmpty() ? "" : RESTRICTIONS + restrictions + "\"";
        return "{" + first + (first.isEmpty() || second.isEmpty() ? "" : ",") + second + "}";
    }

    /** The hash of the row that a body tells, empty when it tells none. */
    public static String rowOf(String body) {
        return find(body, ROW);
    }

    /** The hash of the restrictions that a body tells, empty when it tells none. */
    public static String restrictionsOf(String body) {
        return find(body, RESTRICTIONS);
    }

    /** Quotes within words are escaped, so this stands for nothing else; it stands last. */
    private static String find(String body, String name) {
        int at = body.lastIndexOf(name);
        return at < 0 ? "" : body.substring(at + name.length(), body.indexOf('"', at + name.length()));
    }
}
