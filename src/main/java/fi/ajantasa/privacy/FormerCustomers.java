package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerChange;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Category;
import fi.ajantasa.person.LegalDuty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Values of customers whose contract ended longer ago than their attribute is kept. Restrictions and what people said of being
 * contacted never go this way, nor does anything of whom a clerical task is open.
 */
final class FormerCustomers {
    private static final int SLICE = 500;
    private static final Set<Category> LASTING = Set.of(Category.RESTRICTION, Category.CONSENT);

    private final RetentionStore store;
    private final CustomerStore customers;
    private final FactStore facts;
    private final PlanStore plans;
    private final Jobs jobs;

    FormerCustomers(DataSource dataSource, KeyVault keys, Jobs jobs) {
        this.store = new RetentionStore(dataSource, keys);
        this.customers = new CustomerStore(dataSource, keys);
        this.facts = new FactStore(dataSource, keys, jobs.catalogue());
        this.plans = new PlanStore(dataSource, keys, jobs.catalogue());
        this.jobs = jobs;
    }

    /** What of a customer is due, and since when the first of it. */
    record Due(Customer customer, Set<String> attributes, LocalDate since) {}

    RetentionPlan.Line line(LocalDate today) {
        long count = 0;
        LocalDate oldest = null;
        for (Due due : due(today)) {
            count += due.attributes().size();
            oldest = oldest == null || due.since().isBefore(oldest) ? due.since() : oldest;
        }
        Lifetime kind = Lifetime.FORMER_CUSTOMERS;
        return new RetentionPlan.Line(kind.word(), count, oldest, "", kind.why());
    }

    List<Due> due(LocalDate today) {
        List<Due> all = new ArrayList<>();
        Set<Integer> asked = new HashSet<>(store.listAsked());
        List<Integer> ids = store.customers();
        for (int from = 0; from < ids.size(); from += SLICE) {
            int[] some = ids.subList(from, Math.min(ids.size(), from + SLICE)).stream()
                    .mapToInt(it -> it)
                    .toArray();
            for (Customer customer : customers.read(some)) {
                if (!asked.contains(customer.id())) {
                    add(customer, today, all);
                }
            }
        }
        return all;
    }

    private void add(Customer customer, LocalDate today, List<Due> all) {
        LocalDate ended = ended(customer);
        if (ended == null) {
            return;
        }
        Set<String> attributes = new HashSet<>();
        LocalDate since = today;
        for (String name : customer.held().keySet()) {
            LocalDate until =
                    jobs.catalogue().find(name).map(it -> until(it, ended)).orElse(LocalDate.MAX);
            if (until.isBefore(today)) {
                attributes.add(name);
                since = until.isBefore(since) ? until : since;
            }
        }
        if (!attributes.isEmpty()) {
            all.add(new Due(customer, attributes, since));
        }
    }

    /** How its lifetime is told: {@code after-contract}, {@code accounting} or {@code standing}. */
    static String kept(Attribute attribute) {
        if (LASTING.contains(attribute.category())) {
            return "standing";
        }
        return LegalDuty.of(attribute).isPresent() ? "accounting" : "after-contract";
    }

    /** For how many years, a legal duty included. */
    static int years(Attribute attribute) {
        int own = attribute.retention().getYears();
        return LegalDuty.of(attribute).map(it -> Math.max(own, it.years())).orElse(own);
    }

    private static LocalDate until(Attribute attribute, LocalDate ended) {
        if (LASTING.contains(attribute.category())) {
            return LocalDate.MAX;
        }
        LocalDate own = ended.plus(attribute.retention());
        return LegalDuty.of(attribute)
                .map(it -> it.until(ended))
                .filter(own::isBefore)
                .orElse(own);
    }

    private static @Nullable LocalDate ended(Customer customer) {
        Held state = customer.held().get("contract-state");
        Held end = customer.held().get("contract-end");
        boolean over = state != null && state.value().equals("ended");
        return over && end != null && end.value().length() == 10 ? LocalDate.parse(end.value()) : null;
    }

    /** Takes it away, with a change of each customer that says so. */
    int prune(String by, LocalDate today, Instant at) {
        int pruned = 0;
        for (Due due : due(today)) {
            Customer customer = due.customer();
            SortedMap<String, @Nullable Held> changes = new TreeMap<>();
            due.attributes().forEach(it -> changes.put(it, null));
            AuditEntry entry = new AuditEntry(
                    "prune",
                    "",
                    customer.id(),
                    by,
                    "retention",
                    jobs.hash(),
                    changes.size(),
                    "{\"pruned\":" + changes.size() + "}");
            CustomerChange change =
                    new CustomerChange(customer.id(), customer.version(), changes, List.of(), List.of(), entry);
            pruned += customers.apply(List.of(change), today, at).applied().getCardinality() > 0 ? changes.size() : 0;
            facts.forget(customer.id(), due.attributes(), entry, at);
            plans.forget(customer.id(), due.attributes());
        }
        return pruned;
    }
}
