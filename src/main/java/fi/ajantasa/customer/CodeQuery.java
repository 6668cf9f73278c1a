package fi.ajantasa.customer;

import fi.ajantasa.person.Hetu;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the identity codes of a part of our customers in clear, for a register that is asked about them. */
public final class CodeQuery {
    private static final int FIRST = 5;
    private final JdbcClient jdbc;
    private final KeyVault vault;

    public CodeQuery(DataSource dataSource, KeyVault vault) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
    }

    /**
     * Reads one stored code and forgets it, to see whether the keys are those it was encrypted with.
     *
     * @throws KeysUnavailable when they are not
     */
    public void probe() {
        jdbc.sql("select customer_id, cipher from customer_hetu order by customer_id limit 1")
                .query(row -> {
                    vault.packed(row.getBytes(2), row.getInt(1));
                });
    }

    /** Whether any of the first codes, one of which may be damaged, is hashed with these keys, or there are none. */
    boolean areHashed() {
        List<Boolean> hashed = jdbc.sql(
                        "select customer_id, cipher, blind from customer_hetu order by customer_id limit " + FIRST)
                .query((row, number) -> isHashed(row.getInt(1), row.getBytes(2), row.getBytes(3)))
                .list();
        return hashed.isEmpty() || hashed.contains(true);
    }

    private boolean isHashed(int customer, byte[] cipher, byte[] blind) {
        try {
            return Arrays.equals(vault.blindIndex(Hetu.unpack(vault.packed(cipher, customer))), blind);
        } catch (KeysUnavailable unreadable) {
            return false;
        }
    }

    /** The code of each customer who has one, by customer; the part is the remainder of the id by the number of parts. */
    public SortedMap<Integer, Hetu> current(int part, int parts) {
        SortedMap<Integer, Hetu> codes = new TreeMap<>();
        jdbc.sql("select customer_id, cipher from customer_hetu where mod(customer_id, ?) = ? order by customer_id")
                .params(parts, part)
                .query(row -> {
                    codes.put(row.getInt(1), Hetu.unpack(vault.packed(row.getBytes(2), row.getInt(1))));
                });
        return codes;
    }

    /** Whose former code each is, of the customers of a part; one that several had is nobody's. */
    public Map<Hetu, Integer> former(int part, int parts) {
        Map<Hetu, Integer> owners = new LinkedHashMap<>();
        jdbc.sql("select customer_id, cipher from former_hetu where mod(customer_id, ?) = ?")
                .params(parts, part)
                .query(row -> {
                    Hetu code = Hetu.unpack(vault.packed(row.getBytes(2), row.getInt(1)));
                    owners.merge(code, row.getInt(1), (one, other) -> CustomerIndex.SEVERAL);
                });
        owners.values().removeIf(owner -> owner < 0);
        return owners;
    }
}
