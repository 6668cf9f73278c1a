package fi.ajantasa.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the registers' runs of an installation came, as the engine keeps it: of each step of each run its commits.
 *
 * @param commits by run and step, pieces of a shared step apart
 * @param current the step that was under way, empty between two
 * @param running the register's run that is not at its end, if any
 */
record HowFar(Map<String, Long> commits, String current, Optional<String> running) {
    /** Every edge there is: a step of a run after each of its commits, and before the first. */
    Set<String> edges() {
        Set<String> edges = new TreeSet<>();
        commits.forEach((step, last) -> {
            for (long commit = 0; commit <= last; commit++) {
                edges.add(step + " " + commit);
            }
        });
        return edges;
    }

    /** The edges at which the steps stand that have begun. */
    Set<String> standing() {
        Set<String> edges = new TreeSet<>();
        commits.forEach((step, last) -> edges.add(step + " " + last));
        return edges;
    }

    long total() {
        return commits.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of an installation that no process has open. */
    static HowFar of(Installation installation) {
        if (installation.isUnused()) {
            return new HowFar(Map.of(), "", Optional.empty());
        }
        try (Database database = Database.openAsItIs(installation)) {
            return database.isUpToDate()
                    ? read(JdbcClient.create(database.dataSource()))
                    : new HowFar(Map.of(), "", Optional.empty());
        }
    }

    private static HowFar read(JdbcClient jdbc) {
        Map<Long, String> runs = new HashMap<>();
        Map<String, Integer> ofRegister = new HashMap<>();
        jdbc.sql("select job_instance_id, job_name from batch_job_instance where job_name <> 'nightly'"
                        + " order by job_instance_id")
                .query(row -> {
                    int number = ofRegister.merge(row.getString(2), 1, Integer::sum);
                    runs.put(row.getLong(1), row.getString(2) + " " + number);
                });
        Map<String, Long> commits = new TreeMap<>();
        List<String> current = new ArrayList<>();
        jdbc.sql(
                        "select e.job_instance_id, s.step_name, s.commit_count, s.status from batch_step_execution s"
                                + " join batch_job_execution e on e.job_execution_id = s.job_execution_id order by s.step_execution_id")
                .query(row -> {
                    String run = runs.get(row.getLong(1));
                    if (run != null) {
                        String step = row.getString(2);
                        commits.merge(run + " " + step, row.getLong(3), Long::sum);
                        if (row.getString(4).startsWith("START")) {
                            current.add(step.replaceFirst("[-:].*", ""));
                        }
                    }
                });
        List<String> running = jdbc.sql("select id from run where state = 'RUNNING' and register <> 'nightly'")
                .query(String.class)
                .list();
        return new HowFar(
                commits,
                current.isEmpty() ? "" : current.get(current.size() - 1),
                running.stream().findFirst());
    }
}
