package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.report.RunListStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries whose run was given up: what of them was applied counts on, the rest never. */
final class AbandonStore {
    private final JdbcClient jdbc;
    private final RunListStore lists;
    private final AuditLog audit;

    AbandonStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lists = new RunListStore(dataSource);
        this.audit = new AuditLog(dataSource);
    }

    /** The customers the run has changed. */
    RoaringBitmap applied(String run) {
        return audit.changes(run).customers();
    }

    /** Whether the delivery passed the check, so that its facts count and its changes were being applied. */
    boolean isAccepted(int extract) {
        return jdbc.sql("select count(*) from extract where id = ? and state = 'APPLIED'")
                        .param(extract)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * What abandoned runs have already applied of the same delivery, by attribute: the brake judges a delivery as a whole,
     * however many runs it took.
     */
    Map<String, RoaringBitmap> overwrittenBefore(Extract again) {
        Map<String, RoaringBitmap> overwritten = new TreeMap<>();
        List<String> runs = jdbc.sql("select r.id from run r join extract e on e.id = r.extract_id"
                        + " where e.register = ? and e.content_hash = ? and e.state = 'ABANDONED'")
                .params(again.register(), again.contentHash())
                .query(String.class)
                .list();
        for (String run : runs) {
            RoaringBitmap applied = applied(run);
            for (String attribute : attributes(run)) {
                RoaringBitmap list = lists.read(run, CheckStep.OVERWRITES, attribute);
                list.and(applied);
                overwritten
                        .computeIfAbsent(attribute, it -> new RoaringBitmap())
                        .or(list);
            }
        }
        return overwritten;
    }

    private List<String> attributes(String run) {
        return jdbc.sql("select attribute from run_list where run_id = ? and name = ? and part = 0")
                .params(run, CheckStep.OVERWRITES)
                .query(String.class)
                .list();
    }
}
