package fi.ajantasa.batch;

import fi.ajantasa.link.TaskState;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What hangs on a delivery that is rolled back. */
final class RollbackStore {
    private final JdbcClient jdbc;

    RollbackStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The customers in full lists of the register that were taken in after the delivery: what they are is said again. */
    RoaringBitmap listConfirmed(Extract extract, RunListStore lists) {
        RoaringBitmap customers = new RoaringBitmap();
        jdbc.sql("select r.id from run r join extract e on e.id = r.extract_id where e.register = ? and e.id > ?"
                        + " and e.kind = 'BASE' and e.state = 'APPLIED' and not r.dry_run and r.state in ('DONE', 'HELD')"
                        + " and not exists (select 1 from run_link k where k.run_id = r.id and k.verb = 'REPLAY')")
                .params(extract.register(), extract.id())
                .query(String.class)
                .list()
                .forEach(run -> customers.or(lists.read(run, ListName.MATCHED_CUSTOMERS.word(), "")));
        return customers;
    }

    /** When the run began. */
    Instant begun(String run) {
        return jdbc.sql("select started_at from run where id = ?")
                .param(run)
                .query((row, number) ->
                        Objects.requireNonNull(row.getTimestamp(1)).toInstant())
                .single();
    }

    /**
     * Lets the delivery count no more in the order of deliveries: it is not known again, its waiting rows are not tried, nobody
     * is asked about its records, and rows of the register are compared with our customers anew.
     */
    void discard(Extract extract, Workplace workplace) {
        Instant now = workplace.clock().instant();
        workplace.extracts().reverse(extract.id());
        workplace.quarantine().forget(extract.id(), now);
        jdbc.sql("delete from link_memory where register = ?")
                .param(extract.register())
                .update();
        jdbc.sql("delete from link_memory_basis where register = ?")
                .param(extract.register())
                .update();
        List<Integer> asked = jdbc.sql("select id from task where extract_id = ? and other_id = 0"
                        + " and state in ('open', 'second') order by id")
                .param(extract.id())
                .query(Integer.class)
                .list();
        workplace.tasks().close(asked, TaskState.EXPIRED, now);
        workplace.possibleRecords().forget(asked, now);
    }

    /** Whether facts of the delivery may count in any way. */
    boolean isUsed(Extract extract) {
        return jdbc.sql("select state from extract where id = ?")
                .param(extract.id())
                .query(String.class)
                .single()
                .equals("APPLIED");
    }
}
