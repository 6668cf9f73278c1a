package fi.ajantasa.batch;

import fi.ajantasa.customer.SealedJournal;
import fi.ajantasa.job.ExitCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares who was erased from a database with the journal beside it, by their numbers alone. */
public final class ErasedQuery {
    private static final String CHECK = "erasures";

    private final Installation installation;
    private final JdbcClient jdbc;

    public ErasedQuery(Installation installation, DataSource dataSource) {
        this.installation = installation;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The numbers of the erasures that the journal has and the database has not. */
    public Set<Long> listLost() {
        Set<Long> lost = new HashSet<>(SealedJournal.numbers(installation.erasures()));
        if (!lost.isEmpty()) {
            lost.removeAll(jdbc.sql("select id from erasure").query(Long.class).list());
        }
        return lost;
    }

    /** What is not as it should be. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        int lost = listLost().size();
        if (lost > 0) {
            findings.add(Finding.fault(
                    ExitCode.AUDIT_FAIL,
                    CHECK,
                    "the database lacks " + lost + " erasures that the journal has",
                    "all of them; until then nothing opens it",
                    "ajantasa db restore-erasures"));
        }
        int open = jdbc.sql("select count(*) from erasure where state <> 'DONE'")
                .query(Integer.class)
                .single();
        if (open > 0) {
            findings.add(Finding.fault(
                    ExitCode.AUDIT_FAIL,
                    CHECK,
                    open + " erasures were begun and are not over",
                    "none: each ends with the command that began it",
                    "ajantasa db restore-erasures"));
        }
        return findings;
    }

    /** Throws when the database lacks any. */
    void confirm() {
        Set<Long> lost = listLost();
        if (!lost.isEmpty()) {
            throw new ErasuresLost(lost.size());
        }
    }
}
