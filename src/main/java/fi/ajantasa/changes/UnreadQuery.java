package fi.ajantasa.changes;

import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of whom a journal told something that could not be read, in whatever register and however often it was tried. */
public final class UnreadQuery {
    private final JdbcClient jdbc;

    public UnreadQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public RoaringBitmap customers() {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.sql("select customer_id from change_person where attempts > 0").query(row -> {
            customers.add(row.getInt(1));
        });
        return customers;
    }
}
