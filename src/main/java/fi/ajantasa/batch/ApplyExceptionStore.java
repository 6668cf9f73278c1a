package fi.ajantasa.batch;

import fi.ajantasa.customer.ApplyResult;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The planned changes that could not be applied, by part of the plan and reason. */
final class ApplyExceptionStore {
    private final JdbcTemplate jdbc;

    ApplyExceptionStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void add(String run, int part, SortedMap<Integer, String> outcomes) {
        jdbc.batchUpdate(
                "insert into apply_exception (run_id, customer_id, part, outcome) values (?, ?, ?, ?)",
                outcomes.entrySet(),
                1000,
                (statement, entry) -> {
                    statement.setString(1, run);
                    statement.setInt(2, entry.getKey());
                    statement.setInt(3, part);
                    statement.setString(4, entry.getValue());
                });
    }

    /** The customers whose part was not applied; with {@code conflict} those that had moved on, else the failed ones. */
    RoaringBitmap list(String run, int part, boolean conflict) {
        RoaringBitmap customers = new RoaringBitmap();
        String comparison = conflict ? " = ?" : " <> ?";
        jdbc.query(
                "select customer_id from apply_exception where run_id = ? and part = ? and outcome" + comparison,
                row -> {
                    customers.add(row.getInt(1));
                },
                run,
                part,
                ApplyResult.CONFLICT);
        return customers;
    }
}
