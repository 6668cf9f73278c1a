package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.Held;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.AttributeCatalogue;
import fi.ajantasa.person.Sensitivity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a customer as it was known at a time: the plans applied later are walked back. */
public final class AsOfQuery {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PlanStore plans;
    private final CustomerQuery customers;
    private final Set<String> hidden;
    private final Set<String> credit;

    public AsOfQuery(DataSource dataSource, PlanStore plans, CustomerQuery customers, AttributeCatalogue catalogue) {
        this.jdbc = JdbcClient.create(dataSource);
        this.audit = new AuditLog(dataSource);
        this.plans = plans;
        this.customers = customers;
        this.hidden = names(catalogue, attribute -> attribute.sensitivity() == Sensitivity.PROTECTED);
        this.credit = names(catalogue, Attribute::isCredit);
    }

    private static Set<String> names(AttributeCatalogue catalogue, Predicate<Attribute> wanted) {
        return catalogue.list().stream().filter(wanted).map(Attribute::name).collect(Collectors.toSet());
    }

    /**
     * The customer with this number; what a protection order hides now stays hidden, also where it was known then, and what
     * was known of credit then is not kept.
     */
    public Optional<Customer> findByNumber(String number, Instant asOf) {
        return customers.findByNumber(number).map(customer -> {
            WalkBack walk = new WalkBack(customer);
            runsAfter(customer.id(), asOf).forEach(run -> walk.undo(plans.rows(run, customer.id())));
            Customer then = without(credit, walk.customer());
            return customer.isProtected() ? without(hidden, then) : then;
        });
    }

    private static Customer without(Set<String> attributes, Customer customer) {
        SortedMap<String, Held> held = new TreeMap<>(customer.held());
        held.keySet().removeAll(attributes);
        return new Customer(customer.id(), customer.number(), customer.version(), held);
    }

    /** The runs that changed the customer after the time, the latest first. */
    private List<String> runsAfter(int customer, Instant asOf) {
        return jdbc
                .sql(
                        """
                        select r.id from run r
                        where exists (select 1 from audit_bundle a where a.run_id = r.id and a.kind = 'change'
                                      and ? between a.first_customer and a.last_customer and a.at > ?)
                        order by r.started_at desc, r.id desc""")
                .params(customer, asOf.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .filter(run -> !audit.changes(run, customer).isEmpty())
                .toList();
    }
}
