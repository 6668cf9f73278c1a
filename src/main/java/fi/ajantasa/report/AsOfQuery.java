package fi.ajantasa.report;

import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerQuery;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.decide.Decider;
import fi.ajantasa.decide.Decision;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.decide.Told;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.link.Codes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a customer as it was known at a time, or as it was on a day by all that is known now. What is hidden today stays
 * hidden, and what was known of credit is not kept.
 */
public final class AsOfQuery {
    private final AuditLog audit;
    private final PlanStore plans;
    private final FactStore facts;
    private final CustomerQuery customers;
    private final Codes codes;
    private final Jobs jobs;

    public AsOfQuery(DataSource dataSource, KeyVault vault, Jobs jobs) {
        this.audit = new AuditLog(dataSource);
        this.plans = new PlanStore(dataSource, vault, jobs.catalogue());
        this.facts = new FactStore(dataSource, vault, jobs.catalogue());
        this.customers = new CustomerQuery(dataSource, vault, jobs.catalogue());
        this.codes = new Codes(vault);
        this.jobs = jobs;
    }

    /**
     * The customer with this number as we knew it at the time: what was applied later is undone.
     *
     * @throws fi.ajantasa.decide.ValuesPruned when values that would have to come back have outlived their time
     */
    public Optional<Customer> findKnown(String number, Instant at) {
        return customers.findByNumber(number).map(now -> {
            plans.prunedRuns(now.id()).stream()
                    .filter(run -> audit.changesOf(run, now.id()).stream()
                            .anyMatch(it -> it.at().isAfter(at)))
                    .forEach(plans::confirmValues);
            WalkBack walk = new WalkBack(now);
            List<AppliedPart> parts = AppliedPart.of(now.id(), audit, plans);
            for (int i = parts.size() - 1; i >= 0 && parts.get(i).at().isAfter(at); i--) {
                walk.undo(parts.get(i));
            }
            return shown(walk.customer(), now);
        });
    }

    /**
     * The customer with this number as it was on the day: decided, by the rules of today, from all facts that we have now
     * and that began to hold on it or before.
     */
    public Optional<Customer> findTrue(String number, LocalDate day) {
        return customers.findByNumber(number).map(now -> {
            int[] id = {now.id()};
            Told told = new Told(
                    facts.read(id).getOrDefault(now.id(), List.of()),
                    facts.readWithdrawn(id).getOrDefault(now.id(), List.of()));
            Customer nobody = new Customer(now.id(), now.number(), 0, Map.of());
            SortedMap<String, Held> held = new TreeMap<>();
            for (Decision decision : new Decider(jobs, codes, "", 0, day)
                    .decide(nobody, Set.of(), told.startedBy(day))
                    .decisions()) {
                if (decision.after() != null) {
                    held.put(decision.attribute(), decision.after());
                }
            }
            return shown(new Customer(now.id(), now.number(), now.version(), held), now);
        });
    }

    /** Of somebody of whom nothing is held today nothing is shown of earlier times: what was erased stays so. */
    private Customer shown(Customer then, Customer now) {
        SortedMap<String, Held> held = new TreeMap<>(now.held().isEmpty() ? Map.of() : then.held());
        held.entrySet().removeIf(it -> jobs.catalogue()
                .find(it.getKey())
                .filter(attribute -> !attribute.isCredit())
                .filter(attribute -> !StillHidden.hides(now, attribute)
                        || isSame(it.getValue(), now.held().get(it.getKey())))
                .isEmpty());
        return new Customer(then.id(), then.number(), then.version(), held);
    }

    private static boolean isSame(Held then, @Nullable Held now) {
        return now != null && Objects.equals(then.value(), now.value());
    }
}
