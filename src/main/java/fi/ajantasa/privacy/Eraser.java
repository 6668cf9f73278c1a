package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.contact.KeptObjectionStore;
import fi.ajantasa.contact.KeptObjections.Kept;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.Identity.Mark;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.RowSeal;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.customer.TombstoneStore;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.decide.PlanStore;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.wash.WashedNumbers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes one customer out of files, journal and database, in this order, under the lease. */
final class Eraser {
    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Installation installation;
    private final Desk desk;
    private final Jobs jobs;
    private final Clock clock;
    private final KeyVault keys;

    Eraser(Installation installation, Desk desk, Jobs jobs, Clock clock) {
        this.installation = installation;
        this.desk = desk;
        this.jobs = jobs;
        this.clock = clock;
        this.keys = desk.keys();
    }

    /** What goes with the person and what stays in their place. */
    private record Work(Erasure erasure, Subject subject, Set<Mark> marks, Map<Mark, Kept> objections) {}

    Erasure erase(Erasure erasure, Customer customer) {
        Subject subject = new Subject(customer, keys, jobs);
        Map<Mark, Kept> objections = subject.objections(new ObjectionStore(desk.dataSource()), clock.instant());
        return erase(new Work(erasure, subject, subject.marks(), objections));
    }

    /** Erases again whom a restored database has brought back; what the journal says of them counts as well. */
    Erasure eraseAgain(Erasure erasure, Customer customer, ErasureWord word) {
        Subject subject = new Subject(customer, keys, jobs);
        Set<Mark> marks = new LinkedHashSet<>(word.marks());
        marks.addAll(subject.marks());
        Map<Mark, Kept> objections =
                new LinkedHashMap<>(subject.objections(new ObjectionStore(desk.dataSource()), clock.instant()));
        objections.putAll(word.kept());
        return erase(new Work(erasure, subject, marks, objections));
    }

    /** Notes an erasure of somebody whom the restored database does not have. */
    Erasure note(Erasure erasure, ErasureWord word) {
        desk.transaction().executeWithoutResult(status -> {
            ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
            remember(erasure, word.marks(), word.kept());
            store.gone(erasure.id(), "{}", clock.instant());
            append(erasure, "{}");
            desk.confirm();
        });
        return erasure.in(Erasure.State.GONE);
    }

    private Erasure erase(Work work) {
        Erasure erasure = work.erasure();
        SortedMap<String, Integer> found =
                new PersonFiles(installation, jobs, keys, work.subject().needles()).remove(erasure.id());
        LOG.info("erasure {}: files are gone", erasure.id());
        desk.journal().forget(work.subject().customer().number());
        new ErasureJournal(installation, keys)
                .add(erasure.id(), ErasureWord.of(keys.mark(), erasure, work.marks(), work.objections()));
        LOG.info("erasure {}: in the journal", erasure.id());
        desk.transaction().executeWithoutResult(status -> forget(work, found));
        LOG.info("erasure {}: rows are gone", erasure.id());
        return erasure.in(Erasure.State.GONE);
    }

    private void forget(Work work, SortedMap<String, Integer> found) {
        ErasureStore store = new ErasureStore(desk.dataSource(), desk.keys());
        int customer = work.erasure().customer();
        found.putAll(store.count(customer));
        Set<String> attributes =
                jobs.catalogue().list().stream().map(Attribute::name).collect(Collectors.toSet());
        put(found, "plan_slice", new PlanStore(desk.dataSource(), keys, jobs.catalogue()).forget(customer, attributes));
        put(found, "wash", new WashedNumbers(desk.dataSource(), keys).forget(store.ownPhones(customer)));
        keep(store, work);
        remember(work.erasure(), work.marks(), work.objections());
        new FactStore(desk.dataSource(), keys, jobs.catalogue())
                .removeAll(customer, entry(work.erasure(), ""), clock.instant());
        store.erase(customer, clock.instant());
        String counts = JSON.writeValueAsString(found);
        store.gone(work.erasure().id(), counts, clock.instant());
        append(work.erasure(), counts);
        desk.confirm();
    }

    private static void put(SortedMap<String, Integer> found, String what, int count) {
        if (count > 0) {
            found.put(what, count);
        }
    }

    private void keep(ErasureStore store, Work work) {
        int part = 0;
        for (ErasurePlan.Kept kept : work.subject().stays(LocalDate.now(clock))) {
            part++;
            store.keep(
                    work.erasure().id(),
                    part,
                    kept,
                    work.subject().sealed(kept, work.erasure().id(), part),
                    clock.instant());
        }
    }

    private void remember(Erasure erasure, Set<Mark> marks, Map<Mark, Kept> objections) {
        SealStore seals = new SealStore(desk.dataSource(), keys);
        new TombstoneStore(desk.dataSource()).add(erasure.id(), marks, seals, clock.instant());
        new KeptObjectionStore(desk.dataSource()).add(erasure.id(), objections, seals, clock.instant());
    }

    private void append(Erasure erasure, String counts) {
        Erasure.Confirmed confirmed = erasure.confirmed();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("erasure", erasure.id());
        body.put("plan", confirmed.plan());
        body.put("ground", confirmed.ground());
        body.put("reason", confirmed.reason());
        body.put("found", counts(counts));
        body.put("seal", RowSeal.GONE);
        body.put("flags-seal", RowSeal.GONE);
        new AuditLog(desk.dataSource()).append(List.of(entry(erasure, JSON.writeValueAsString(body))), clock.instant());
    }

    private AuditEntry entry(Erasure erasure, String body) {
        String by = erasure.confirmed().by();
        return new AuditEntry("erasure", "", erasure.customer(), by, "erasure", jobs.hash(), 0, body);
    }

    static SortedMap<String, Integer> counts(String json) {
        return JSON.readValue(json, new TypeReference<TreeMap<String, Integer>>() {});
    }
}
