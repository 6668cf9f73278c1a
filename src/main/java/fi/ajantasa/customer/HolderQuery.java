package fi.ajantasa.customer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the customers who hold an attribute; what others hold is not even parsed. */
public final class HolderQuery {
    private static final int PAGE = 5_000;
    private final JdbcClient jdbc;

    public HolderQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Those who hold it, by id. */
    public List<Customer> list(String attribute) {
        byte[] name = ("\"" + attribute + "\":").getBytes(StandardCharsets.US_ASCII);
        List<Customer> holders = new ArrayList<>();
        int last = 0;
        for (List<Stored> page = page(last); !page.isEmpty(); page = page(last)) {
            for (Stored stored : page) {
                if (contains(stored.held, name)) {
                    holders.add(new Customer(stored.id, stored.number, stored.version, HeldJson.parse(stored.held)));
                }
            }
            last = page.get(page.size() - 1).id;
        }
        return holders;
    }

    private List<Stored> page(int after) {
        return jdbc.sql("select id, number, version, held from customer where id > ? order by id limit " + PAGE)
                .param(after)
                .query((row, number) -> new Stored(row.getInt(1), row.getString(2), row.getInt(3), row.getBytes(4)))
                .list();
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at <= bytes.length - sought.length; at++) {
            int same = 0;
            while (same < sought.length && bytes[at + same] == sought[same]) {
                same++;
            }
            if (same == sought.length) {
                return true;
            }
        }
        return false;
    }

    /** A row of the table. */
    private static final class Stored {
        private final int id;
        private final String number;
        private final int version;
        private final byte[] held;

        Stored(int id, String number, int version, byte[] held) {
            this.id = id;
            this.number = number;
            this.version = version;
            this.held = held;
        }
    }
}
