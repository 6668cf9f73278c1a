package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Held;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanRow;
import fi.ajantasa.decide.PlanStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Traces each value of a customer back: value ← decision ← fact ← delivery and row. */
public final class ExplainQuery {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PlanStore plans;

    public ExplainQuery(DataSource dataSource, PlanStore plans) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.plans = plans;
    }

    /** The last applied decision on each attribute, by attribute; nothing when there is no such customer. */
    public Optional<List<Explanation>> find(String number) {
        return jdbc.sql("select id from customer where number = ? and version > 0")
                .param(number)
                .query(Integer.class)
                .optional()
                .map(this::explain);
    }

    private List<Explanation> explain(int customer) {
        Map<String, Explanation> latest = new TreeMap<>();
        for (String run : plans.runs(customer)) {
            for (PlanRow row : plans.rows(run, customer)) {
                if (isApplied(run, row)) {
                    row.decisions().forEach(it -> latest.putIfAbsent(it.attribute(), explanation(run, it)));
                }
            }
        }
        return new ArrayList<>(latest.values());
    }

    /** A row is applied when the log has an entry for its part of the plan. */
    private boolean isApplied(String run, PlanRow row) {
        String start = "{\"plan-part\":" + row.part() + ",";
        return audit.changes(run, row.customer()).stream().anyMatch(body -> body.startsWith(start));
    }

    private Explanation explanation(String run, Decision decision) {
        Held after = decision.after();
        Held source = after == null ? decision.before() : after;
        return new Explanation(
                decision.attribute(),
                after == null ? null : after.value(),
                decision.rule(),
                decision.direction().name().toLowerCase(Locale.ROOT),
                run,
                source == null ? new Explanation.Source("-", 0, null, 0) : source(source.origin()));
    }

    private Explanation.Source source(Origin origin) {
        return jdbc.sql("select register, sequence, extract_date from extract where id = ?")
                .param(origin.extract())
                .query((row, number) -> new Explanation.Source(
                        row.getString(1), row.getLong(2), row.getObject(3, LocalDate.class), origin.row()))
                .optional()
                .orElseGet(() -> new Explanation.Source("-", 0, null, origin.row()));
    }
}
