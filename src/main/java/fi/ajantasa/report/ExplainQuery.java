package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.AttributeCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Traces each value of a customer back: value ← decision ← fact ← delivery and row. */
public final class ExplainQuery {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PlanStore plans;
    private final CustomerQuery customers;
    private final AttributeCatalogue catalogue;

    public ExplainQuery(DataSource dataSource, KeyVault vault, Jobs jobs) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.plans = new PlanStore(dataSource, vault, jobs.catalogue());
        this.customers = new CustomerQuery(dataSource, vault, jobs.catalogue());
        this.catalogue = jobs.catalogue();
    }

    /**
     * The last decision on each attribute that was applied up to a time, by attribute; nothing when there is no such
     * customer.
     */
    public Optional<List<Explanation>> find(String number, Instant until) {
        return customers
                .findByNumber(number)
                .filter(customer -> customer.version() > 0)
                .map(customer -> explain(customer, until).stream()
                        .filter(it -> isShown(customer, it))
                        .toList());
    }

    /** What is hidden today is left out. */
    private boolean isShown(Customer now, Explanation past) {
        Held held = now.held().get(past.attribute());
        boolean same = held != null && held.value().equals(past.value());
        return past.value() == null
                || same
                || (!now.held().isEmpty()
                        && catalogue
                                .find(past.attribute())
                                .filter(it -> !StillHidden.hides(now, it))
                                .isPresent());
    }

    private List<Explanation> explain(Customer customer, Instant until) {
        Map<String, Explanation> latest = new TreeMap<>();
        for (AppliedPart part : AppliedPart.of(customer.id(), audit, plans)) {
            if (!part.at().isAfter(until)) {
                part.rows().forEach(row -> row.decisions()
                        .forEach(it -> latest.put(it.attribute(), explanation(part.run(), it))));
            }
        }
        return new ArrayList<>(latest.values());
    }

    private Explanation explanation(String run, Decision decision) {
        Held after = decision.after();
        Held source = after == null ? decision.before() : after;
        Explanation.Source from = source == null ? new Explanation.Source("-", 0, null, 0) : source(source.origin());
        return new Explanation(
                decision.attribute(),
                after == null ? null : after.value(),
                decision.rule(),
                decision.direction().name().toLowerCase(Locale.ROOT),
                run,
                from,
                definitions(run, from.register()));
    }

    private Explanation.Definitions definitions(String run, String register) {
        SortedMap<String, String> files = new TreeMap<>();
        String hash = jdbc.sql("select job_hash from run where id = ?")
                .param(run)
                .query(String.class)
                .single();
        jdbc.sql("select file, sha256 from definition_file where job_hash = ?")
                .param(hash)
                .query(row -> {
                    String file = row.getString(1);
                    String name = file.substring(file.lastIndexOf('/') + 1);
                    if (name.equals("decisions.yaml") || name.equals(register + ".yaml")) {
                        files.put(file, row.getString(2));
                    }
                });
        return new Explanation.Definitions(hash, files);
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
