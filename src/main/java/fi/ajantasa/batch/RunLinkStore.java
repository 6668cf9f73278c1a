package fi.ajantasa.batch;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which run was started from which earlier one. */
final class RunLinkStore {
    private final JdbcClient jdbc;

    RunLinkStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A run, and the earlier one it was started from by a command. */
    record RunLink(String run, Verb verb, String of) {}

    void add(RunLink link) {
        jdbc.sql("insert into run_link (run_id, verb, of_run) values (?, ?, ?)")
                .params(link.run(), link.verb().name(), link.of())
                .update();
    }

    /** What the run was started from, nothing when it was started by itself. */
    Optional<RunLink> find(String run) {
        return list("run_id", run).stream().findFirst();
    }

    /** The runs that were started from this one, in order. */
    List<RunLink> listOf(String run) {
        return list("of_run", run);
    }

    private List<RunLink> list(String column, String run) {
        return jdbc.sql("select l.run_id, l.verb, l.of_run from run_link l join run r on r.id = l.run_id where l."
                        + column + " = ? order by r.started_at, r.id")
                .param(run)
                .query((row, number) -> new RunLink(row.getString(1), Verb.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }
}
