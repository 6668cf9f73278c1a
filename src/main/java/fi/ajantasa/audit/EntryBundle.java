package fi.ajantasa.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Entries that were appended together: a line {@code [customer,decisions,body]} each, in UTF-8. */
final class EntryBundle {
    static final int MOST = 256;
    private static final int EXPECTED = 200;
    private static final byte LINE_END = '\n';

    private final EntryHeader header;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(EXPECTED);
    private int firstCustomer;
    private int lastCustomer;
    private int entries;

    private EntryBundle(AuditEntry first, Instant at) {
        this.header = EntryHeader.of(first, at);
        this.firstCustomer = first.customer();
        this.lastCustomer = first.customer();
    }

    /** Whoever reads a bundle sees its entries in order. */
    interface Reader {
        void entry(int customer, int decisions, Supplier<String> body);
    }

    /** The entries in their order, a new bundle where what they share changes or the last one is full. */
    static List<EntryBundle> of(List<AuditEntry> entries, Instant at) {
        List<EntryBundle> bundles = new ArrayList<>();
        EntryBundle open = null;
        for (AuditEntry entry : entries) {
            if (open == null || !open.takes(entry)) {
                open = new EntryBundle(entry, at);
                bundles.add(open);
            }
            open.add(entry);
        }
        return bundles;
    }

    /** Shows every entry of a stored bundle. */
    static void read(byte[] body, Reader reader) {
        int from = 0;
        while (from < body.length) {
            int comma = indexOf(body, ',', from);
            int second = indexOf(body, ',', comma + 1);
            int end = indexOf(body, LINE_END, second);
            reader.entry(
                    number(body, from + 1, comma),
                    number(body, comma + 1, second),
                    () -> text(body, second + 1, end - 1));
            from = end + 1;
        }
    }

    /** The lowest and the highest customer of a stored bundle. */
    static int[] customers(byte[] body) {
        int[] customers = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int from = 0;
        while (from < body.length) {
            int comma = indexOf(body, ',', from);
            int customer = number(body, from + 1, comma);
            customers[0] = Math.min(customers[0], customer);
            customers[1] = Math.max(customers[1], customer);
            from = indexOf(body, LINE_END, indexOf(body, ',', comma + 1)) + 1;
        }
        return customers;
    }

    /** The hashes of the entries in a stored body, one behind the other; bytes behind the last line end are an entry, too. */
    static byte[] leaves(EntryHeader header, byte[] body) {
        EntryHeader.Leaves hashing = header.new Leaves();
        byte[] leaves = new byte[lines(body) * MerkleTree.HASH_BYTES];
        int at = 0;
        for (int from = 0; from < body.length; at += MerkleTree.HASH_BYTES) {
            int end = from;
            while (end < body.length && body[end] != LINE_END) {
                end++;
            }
            hashing.put(body, from, end, leaves, at);
            from = end + 1;
        }
        return leaves;
    }

    private static int lines(byte[] body) {
        int lines = 0;
        for (byte it : body) {
            lines += it == LINE_END ? 1 : 0;
        }
        boolean whole = body.length == 0 || body[body.length - 1] == LINE_END;
        return whole ? lines : lines + 1;
    }

    /** The line of one entry, counted from 0. */
    static String line(byte[] body, int entry) {
        return new String(body, StandardCharsets.UTF_8).split("\n", -1)[entry];
    }

    EntryHeader header() {
        return header;
    }

    int firstCustomer() {
        return firstCustomer;
    }

    int lastCustomer() {
        return lastCustomer;
    }

    int entries() {
        return entries;
    }

    byte[] body() {
        return body.toByteArray();
    }

    private boolean takes(AuditEntry entry) {
        return entries < MOST && EntryHeader.of(entry, header.at()).equals(header);
    }

    private void add(AuditEntry entry) {
        if (entry.body().indexOf(LINE_END) >= 0) {
            throw new IllegalArgumentException("the body of an audit entry is one line");
        }
        String line = "[" + entry.customer() + "," + entry.decisions() + "," + entry.body() + "]\n";
        body.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        firstCustomer = Math.min(firstCustomer, entry.customer());
        lastCustomer = Math.max(lastCustomer, entry.customer());
        entries++;
    }

    private static int indexOf(byte[] bytes, int sought, int from) {
        int at = from;
        while (bytes[at] != sought) {
            at++;
        }
        return at;
    }

    /** Reading a whole log, a text of each number took a tenth of the time (measured). */
    private static int number(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int number = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("not a number in an entry");
            }
            number = 10 * number + digit;
        }
        return negative ? -number : number;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
