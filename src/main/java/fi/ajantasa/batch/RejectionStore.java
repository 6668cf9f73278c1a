package fi.ajantasa.batch;

import fi.ajantasa.source.RowRejection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reject ledger: every refused row with all the rules it broke and the stage that refused it; no values. */
final class RejectionStore {
    private final JdbcTemplate jdbc;

    RejectionStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Adds rows refused while their file was proven, in place of those of an earlier try. */
    void receive(String run, List<RowRejection> rejections) {
        jdbc.update("delete from rejection where run_id = ?", run);
        add(run, "receive", rejections);
    }

    /** Adds rows refused when they were interpreted. */
    void decide(String run, List<RowRejection> rejections) {
        add(run, "decide", rejections);
    }

    /** The rules that the rejected rows of the run broke, by row. */
    Map<Integer, List<String>> rulesByRow(String run) {
        Map<Integer, List<String>> rules = new TreeMap<>();
        jdbc.query(
                "select row_number, rules from rejection where run_id = ?",
                row -> {
                    rules.put(row.getInt(1), List.of(row.getString(2).split(" ")));
                },
                run);
        return rules;
    }

    private void add(String run, String stage, List<RowRejection> rejections) {
        jdbc.batchUpdate(
                "insert into rejection (run_id, row_number, rules, stage, line) values (?, ?, ?, ?, ?)",
                rejections,
                1000,
                (statement, rejection) -> {
                    statement.setString(1, run);
                    statement.setLong(2, rejection.row());
                    statement.setString(3, String.join(" ", rejection.rules()));
                    statement.setString(4, stage);
                    statement.setLong(5, rejection.line());
                });
    }
}
