package fi.ajantasa.customer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of a sealed table: for each owner of rows, how many and the sum of their keyed hashes, or how both change. An audit entry
 * carries it as {@code {"table": …, "rows": …}}, Base64 of, for each owner, how much larger its number is than the one's
 * before, the count ({@link Varint}) and 8 bytes of sum. Sums do not depend on an order, so that entries can be added up.
 */
public final class SealTally {
    /** The kind of entry that carries one. */
    public static final String KIND = "rows";

    private static final int AT_ONCE = 5000;
    private static final Sum NOTHING = new Sum(0, 0);

    private final SortedMap<Integer, Sum> sums = new TreeMap<>();

    /** How many rows, and the sum of their hashes. */
    public record Sum(int rows, long seals) {
        private Sum plus(Sum other) {
            return new Sum(rows + other.rows, seals + other.seals);
        }
    }

    /** Takes the sum of an owner. */
    public interface Reader {
        void sum(SealedTable table, int owner, Sum sum);
    }

    /** Adds to what there is of the owner. */
    public void add(int owner, int rows, long seals) {
        sums.merge(owner, new Sum(rows, seals), Sum::plus);
    }

    void row(int owner, long seal, int sign) {
        add(owner, sign, sign * seal);
    }

    /** Of the owner; of one without rows, nothing. */
    public Sum of(int owner) {
        return sums.getOrDefault(owner, NOTHING);
    }

    /** Whose rows were added up. */
    public SortedSet<Integer> owners() {
        return new TreeSet<>(sums.keySet());
    }

    /** The bodies of entries that carry it, each of not too many owners. */
    public List<String> bodies(SealedTable table) {
        List<Integer> owners =
                sums.keySet().stream().filter(it -> !NOTHING.equals(of(it))).toList();
        List<String> bodies = new ArrayList<>();
        for (int first = 0; first < owners.size(); first += AT_ONCE) {
            bodies.add(body(table, owners.subList(first, Math.min(owners.size(), first + AT_ONCE))));
        }
        return bodies;
    }

    private String body(SealedTable table, List<Integer> owners) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int last = 0;
        for (int owner : owners) {
            Varint.write(packed, owner - last);
            Varint.write(packed, of(owner).rows());
            packed.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(of(owner).seals()).array());
            last = owner;
        }
        return "{\"table\":\"" + table.word() + "\",\"rows\":\""
                + Base64.getEncoder().encodeToString(packed.toByteArray()) + "\"}";
    }

    /** Shows the sums of a body. */
    public static void read(String body, Reader reader) {
        JsonNode json = JsonMapper.shared().readTree(body);
        SealedTable table = SealedTable.find(json.path("table").asString()).orElseThrow();
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(json.path("rows").asString()));
        int owner = 0;
        while (bytes.hasRemaining()) {
            owner += Varint.read(bytes);
            reader.sum(table, owner, new Sum(Varint.read(bytes), bytes.getLong()));
        }
    }
}
