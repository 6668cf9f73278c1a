package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.RunStore;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IdentityHashes;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases a customer (GDPR art. 17) by a plan that is first shown and then confirmed by its hash. Files go first, while it is
 * known what to look for; then the journal beside the database is told, then the database forgets in one transaction; then
 * its pages are written anew. Whoever asks again after a kill gets the same end.
 */
public final class Erasing {
    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);
    private final Installation installation;
    private final Clock clock;

    public Erasing(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * What would go and what would stay; changes nothing.
     *
     * @return nothing when there is no such customer
     */
    public Optional<ErasurePlan> plan(String number) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.owner(installation, false)) {
            return find(desk, number).map(it -> plan(desk, new Subject(it, desk.keys(), jobs)));
        }
    }

    private ErasurePlan plan(Desk desk, Subject subject) {
        ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
        LocalDate today = LocalDate.now(clock);
        return subject.plan(
                store,
                new ObjectionStore(desk.dataSource()),
                new Obstacles(store, new RunStore(desk.dataSource(), clock), today).of(subject.customer()),
                clock.instant(),
                today);
    }

    private static Optional<Customer> find(Desk desk, String number) {
        return new CustomerStore(desk.dataSource(), desk.keys()).findByNumber(number);
    }

    /**
     * Does the plan, or goes on with it where a process that was killed left off.
     *
     * @throws fi.ajantasa.batch.Locked when another process is running
     */
    public ErasureResult erase(ErasureOrder order) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        Erasure erasure;
        try (Desk desk = Desk.owner(installation, false)) {
            ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
            long number = new IdentityHashes(desk.keys()).of(IdentityKind.NUMBER, order.customer());
            Optional<Erasure> before =
                    store.findLast(number).filter(it -> it.confirmed().plan().startsWith(order.plan()));
            Optional<Customer> customer = find(desk, order.customer());
            if (before.isPresent() && before.get().state() == Erasure.State.DONE) {
                return ended(store, before.get(), ExitCode.ALREADY_DONE);
            } else if (before.isEmpty() && customer.isEmpty()) {
                return ErasureResult.refused(ExitCode.USAGE, "there is no such customer");
            }
            Optional<ErasureResult> refusal = customer.flatMap(
                    it -> refusal(plan(desk, new Subject(it, desk.keys(), jobs)), order, before.isPresent()));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            erasure = before.orElseGet(
                    () -> begin(desk, order, number, new Subject(customer.orElseThrow(), desk.keys(), jobs)));
            if (erasure.state() == Erasure.State.BEGUN) {
                erasure = new Eraser(installation, desk, jobs, clock).erase(erasure, customer.orElseThrow());
            }
        }
        ErasureResult result = finish(List.of(erasure), jobs.hash());
        try (Desk desk = Desk.open(installation)) {
            desk.seal(jobs, clock);
        }
        return result;
    }

    private static Optional<ErasureResult> refusal(ErasurePlan plan, ErasureOrder order, boolean begun) {
        if (!begun && !plan.hash().startsWith(order.plan())) {
            return Optional.of(ErasureResult.refused(ExitCode.APPROVAL_VOID, "the plan is another one now"));
        } else if (!plan.obstacles().isEmpty()) {
            return Optional.of(ErasureResult.refused(ExitCode.HELD, String.join("; ", plan.obstacles())));
        }
        return Optional.empty();
    }

    private Erasure begin(Desk desk, ErasureOrder order, long number, Subject subject) {
        ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
        int id = (int) Math.max(store.lastId(), new ErasureJournal(installation, desk.keys()).last()) + 1;
        Erasure erasure = new Erasure(
                id,
                Erasure.State.BEGUN,
                subject.customer().id(),
                number,
                new Erasure.Confirmed(
                        plan(desk, subject).hash(), order.by(), order.reason(), order.ground(), clock.instant()));
        desk.transaction().executeWithoutResult(status -> {
            store.begin(erasure);
            desk.confirm();
        });
        LOG.info("erasure {}: begun", erasure.id());
        return erasure;
    }

    /**
     * Writes the database anew and notes that the erasures are over, or leaves them open (LOCKED) as long as somebody may still
     * see what they removed. The log is not sealed here: that of a restored database is shorter than what was signed, which is
     * admitted later.
     */
    ErasureResult finish(List<Erasure> erasures, String jobHash) {
        boolean nothingLeft = Desk.compact(installation);
        try (Desk desk = Desk.owner(installation, false)) {
            ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
            if (!nothingLeft) {
                return ended(store, erasures.get(0), ExitCode.LOCKED);
            }
            for (Erasure erasure : erasures) {
                desk.transaction().executeWithoutResult(status -> {
                    store.done(erasure.id(), clock.instant());
                    new AuditLog(desk.dataSource()).append(List.of(entry(erasure, jobHash)), clock.instant());
                    desk.confirm();
                });
            }
            return erasures.isEmpty()
                    ? ErasureResult.refused(ExitCode.ALREADY_DONE, "nothing was left to do")
                    : ended(store, erasures.get(0), ExitCode.OK);
        }
    }

    private static AuditEntry entry(Erasure erasure, String jobHash) {
        String body = "{\"erasure\":" + erasure.id() + "}";
        return new AuditEntry("erasure-done", "", 0, erasure.confirmed().by(), "erasure", jobHash, 0, body);
    }

    private static ErasureResult ended(ErasureStore store, Erasure erasure, ExitCode code) {
        return new ErasureResult(code, erasure.id(), Eraser.counts(store.found(erasure.id())), "");
    }
}
