package fi.ajantasa.report;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the control totals of a run's delivery, declared and found. */
public final class ControlTotalStore {
    private final JdbcClient jdbc;

    public ControlTotalStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Stores the totals in place of earlier ones of the run. */
    public void put(String run, List<ControlTotal> totals) {
        jdbc.sql("delete from control_total where run_id = ?").param(run).update();
        for (ControlTotal total : totals) {
            jdbc.sql("insert into control_total (run_id, name, file, declared, found) values (?, ?, ?, ?, ?)")
                    .params(run, total.name(), total.file(), total.declared(), total.found())
                    .update();
        }
    }

    public List<ControlTotal> read(String run) {
        return jdbc.sql("select name, file, declared, found from control_total where run_id = ? order by name, file")
                .param(run)
                .query((rs, row) ->
                        new ControlTotal(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list();
    }
}
