package fi.ajantasa.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hits of a match, one compact blob per partition. */
public final class HitStore {

    private final JdbcTemplate jdbc;

    public HitStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Keeps the hits of a partition, in place of what the partition kept before. */
    public void save(String run, int partition, List<Hit> hits) {
        jdbc.update("delete from hit where run_id = ? and part = ?", run, partition);
        jdbc.update("insert into hit (run_id, part, hits) values (?, ?, ?)", run, partition, HitCodec.encode(hits));
    }

    /** All hits of a run, by customer, then row. */
    public List<Hit> list(String run) {
        List<Hit> hits = new ArrayList<>();
        jdbc.query(
                "select hits from hit where run_id = ? order by part",
                row -> {
                    hits.addAll(HitCodec.decode(row.getBytes(1)));
                },
                run);
        Collections.sort(hits);
        return hits;
    }

    /** Forgets the hits of a run that is over. */
    public void forget(String run) {
        jdbc.update("delete from hit where run_id = ?", run);
    }
}
