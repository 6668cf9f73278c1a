package fi.ajantasa.report;

import fi.ajantasa.job.Announced;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mass changes that passed the brake of a run because they had been announced. */
public final class AnnouncedChangeStore {
    /** The list of a run that tells, by attribute, for which customers a value was replaced or taken away. */
    private static final String LIST = "overwrites";

    private final JdbcClient jdbc;

    public AnnouncedChangeStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Keeps what passed, beside what would have passed on any other day. */
    public void add(String run, Announced announced, long passed, long limit) {
        jdbc.sql("insert into announced_change (run_id, attribute, passed, usual_limit, ceiling, from_day, until_day,"
                        + " reason) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(run, announced.attribute(), passed, limit, announced.ceiling())
                .params(announced.from(), announced.until(), announced.reason())
                .update();
    }

    /** What passed in the run, by attribute. */
    List<AnnouncedChange> list(String run) {
        return jdbc.sql("select attribute, passed, usual_limit, ceiling, from_day, until_day, reason"
                        + " from announced_change where run_id = ? order by attribute")
                .param(run)
                .query((row, number) -> new AnnouncedChange(
                        Figure.of(run, new ListKey(LIST, row.getString(1)), row.getLong(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDate.class),
                        row.getString(7)))
                .list();
    }

    /** How many changes passed in the accepted runs of the register by this announcement before this run. */
    public long passedBefore(String run, String register, Announced announced) {
        return jdbc.sql("select coalesce(sum(a.passed), 0) from announced_change a join run r on r.id = a.run_id"
                        + " where r.register = ? and r.state = 'DONE' and not r.dry_run and r.id <> ?"
                        + " and r.business_date between ? and ? and a.attribute = ?")
                .params(register, run, announced.from(), announced.until(), announced.attribute())
                .query(Long.class)
                .single();
    }
}
