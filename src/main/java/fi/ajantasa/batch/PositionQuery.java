package fi.ajantasa.batch;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far a run has come from what the engine commits together with each piece. */
final class PositionQuery {
    private final JdbcClient jdbc;

    PositionQuery(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    private record Step(long job, String name, long commits) {
        boolean isPart() {
            return name.contains(StepFactory.PART + ":");
        }

        boolean isPartOf(Step whole) {
            return job == whole.job && name.startsWith(whole.name + StepFactory.PART + ":");
        }
    }

    /** The step the run began last, in whichever of its executions, and the pieces of it that any of them committed. */
    Position find(String run) {
        List<Step> steps = jdbc.sql(
                        """
                select e.job_instance_id, s.step_name, s.commit_count from batch_step_execution s
                join batch_job_execution e on e.job_execution_id = s.job_execution_id
                join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
                where p.parameter_name = ? and p.parameter_value = ? order by s.step_execution_id""")
                .params(Engine.RUN, run)
                .query((row, number) -> new Step(row.getLong(1), row.getString(2), row.getLong(3)))
                .list();
        return steps.stream()
                .filter(it -> !it.isPart())
                .reduce((earlier, later) -> later)
                .map(last -> new Position(
                        last.name,
                        steps.stream()
                                .filter(it -> it.isPartOf(last))
                                .mapToLong(Step::commits)
                                .sum()))
                .orElse(Position.NOWHERE);
    }
}
