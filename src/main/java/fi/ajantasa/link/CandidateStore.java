package fi.ajantasa.link;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many candidates each blocking key brought while the rows of a delivery were linked, range by range. */
public final class CandidateStore {
    private final JdbcTemplate jdbc;

    public CandidateStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Keeps the counts of a range, in place of what was kept of it before. */
    public void save(String run, int part, SortedMap<String, Long> counts) {
        jdbc.update("delete from candidate_count where run_id = ? and part = ?", run, part);
        jdbc.batchUpdate(
                "insert into candidate_count (run_id, part, name, candidates) values (?, ?, ?, ?)",
                List.copyOf(counts.entrySet()),
                100,
                (statement, count) -> {
                    statement.setString(1, run);
                    statement.setInt(2, part);
                    statement.setString(3, count.getKey());
                    statement.setLong(4, count.getValue());
                });
    }

    /** The counts of a run by key. */
    public SortedMap<String, Long> read(String run) {
        SortedMap<String, Long> counts = new TreeMap<>();
        jdbc.query(
                "select name, sum(candidates) from candidate_count where run_id = ? group by name",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                run);
        return counts;
    }
}
