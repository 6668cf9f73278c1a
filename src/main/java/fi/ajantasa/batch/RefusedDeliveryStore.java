package fi.ajantasa.batch;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deliveries refused for what they are: as long as neither their files nor the definitions change, proving them again
 * gives the same answer. What a person refused stays refused whatever changes.
 */
final class RefusedDeliveryStore {
    private static final String BY_PERSON = "*";
    private final JdbcClient jdbc;

    RefusedDeliveryStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Remembers that the run refused its delivery.
     *
     * @param files the stamps of its data files before they were read
     */
    void add(Run run, Extract extract, String files) {
        jdbc.sql(
                        "insert into refused_delivery (run_id, register, content_hash, job_hash, files) values (?, ?, ?, ?, ?)")
                .params(
                        run.id(),
                        extract.register(),
                        extract.contentHash(),
                        run.order().jobHash(),
                        files)
                .update();
    }

    /** Remembers that a person refused the plan made of the delivery. */
    void addByPerson(Run run, Extract extract) {
        add(run, extract, BY_PERSON);
    }

    /** Whether a person refused the plan made of this content. */
    boolean isByPerson(Extract extract) {
        return jdbc.sql("select count(*) from refused_delivery where register = ? and content_hash = ? and files = ?")
                        .params(extract.register(), extract.contentHash(), BY_PERSON)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The run that refused this delivery first, under the same definitions or by a person's word. */
    Optional<String> findRun(String register, String contentHash, String jobHash, String files) {
        return jdbc.sql("select r.id from refused_delivery d join run r on r.id = d.run_id where d.register = ?"
                        + " and d.content_hash = ? and (d.files = ? or d.job_hash = ? and d.files = ?)"
                        + " order by r.started_at, r.id limit 1")
                .params(register, contentHash, BY_PERSON, jobHash, files)
                .query(String.class)
                .optional();
    }
}
