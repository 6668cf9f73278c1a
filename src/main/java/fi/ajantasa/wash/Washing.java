package fi.ajantasa.wash;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.customer.Sealing;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Wash;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.Unit;
import fi.ajantasa.source.ChangedFileException;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Outbox;
import fi.ajantasa.source.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a register's numbers washed: makes a list, sends it once, and lets the answer land as a delivery when it has come. A
 * list stays the same until it is answered or given up, however many runs that takes and wherever one of them died.
 */
public final class Washing {
    private static final Logger LOG = LoggerFactory.getLogger(Washing.class);
    private static final String TOLD = "-told";

    private final WashSite site;
    private final JobDefinition job;
    private final Wash settings;
    private final WashOrder order;
    private final WashStore store;
    private final Sealing sealing;

    public Washing(WashSite site, JobDefinition job, WashOrder order) {
        this.site = site;
        this.job = job;
        this.settings = Objects.requireNonNull(job.receive().wash(), "a register that washes");
        this.order = order;
        this.store = new WashStore(site.dataSource(), job.register());
        this.sealing = new Sealing(site.keys());
    }

    /** Whether a list of the register waits to be sent or answered. */
    public static boolean isOpen(DataSource dataSource, String register) {
        return new WashStore(dataSource, register).findOpen().isPresent();
    }

    /** Sends what is due, and leaves the answer in the landing folder if it has come. */
    public Washed wash() {
        WashList wash = store.findOpen().orElse(null);
        if (wash == null) {
            wash = isDue() ? list() : null;
        }
        if (wash == null) {
            return Washed.nothing();
        }
        Washed unsent = send(wash);
        if (unsent != null && !isPerhaps(unsent)) {
            return unsent;
        }
        try {
            return answer(wash, unsent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isDue() {
        boolean over = store.findLast()
                .map(it -> it.businessDate().plusDays(settings.pace().again()))
                .filter(order.businessDate()::isBefore)
                .isEmpty();
        return over || order.again();
    }

    /** Makes a list and keeps it, before anything is sent; null when there is nobody to be asked about. */
    private @Nullable WashList list() {
        RosterQuery roster = new RosterQuery(site.dataSource(), order.rules());
        NumberList list = roster.read(
                job.findLease().orElseThrow().channels(), job.contract().attributes());
        if (list.sent().isEmpty()) {
            return null;
        }
        return Objects.requireNonNull(site.transaction().execute(status -> {
            WashList wash = new WashList(
                    store.nextId(order.businessDate()),
                    job.register(),
                    order.businessDate(),
                    WashList.State.LISTED,
                    order.next(),
                    list.sent().getCardinality(),
                    Sha256.hex(ListFiles.numbers(list)),
                    0);
            store.forget(order.businessDate().minusDays(settings.pace().keep()));
            store.open(wash, sealing.seal(list.bytes(), wash.id()), site.clock().instant());
            new RunListStore(site.dataSource())
                    .put(wash.id(), RunListStore.TOLD_OF, "", Unit.CUSTOMERS, roster.holders(list));
            note("wash-listed", wash, Map.of("sha256", wash.sha256()));
            site.fence().run();
            return wash;
        }));
    }

    private void note(String kind, WashList wash, Map<String, String> more) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("register", wash.register());
        body.put("wash", wash.id());
        body.put("numbers", Integer.toString(wash.numbers()));
        body.putAll(more);
        AuditEntry entry = new AuditEntry(
                kind,
                "",
                0,
                order.by(),
                String.join(" ", job.passport().purposes()),
                order.jobHash(),
                0,
                JsonMapper.shared().writeValueAsString(body));
        new AuditLog(site.dataSource()).append(List.of(entry), site.clock().instant());
    }

    private NumberList numbers(WashList wash) {
        return NumberList.from(sealing.unseal(store.listed(wash), wash.id()));
    }

    /** Sends what is not sent yet, in order; says what stood against it. */
    private @Nullable Washed send(WashList wash) {
        if (wash.isSent()) {
            return null;
        }
        List<Map.Entry<String, byte[]>> files = new ListFiles(wash, numbers(wash)).files();
        try (Outbox outbox = new Outbox(settings.to(), settings.seal(), wash.businessDate(), site.clock())) {
            boolean underWay = wash.state() == WashList.State.SENDING;
            if (underWay && !outbox.isRepeatable() && !order.again()) {
                return Washed.perhaps(wash);
            }
            for (int place = wash.filesSent(); place < files.size(); place++) {
                move(wash, WashList.State.SENDING, place);
                Map.Entry<String, byte[]> file = files.get(place);
                Failure failure = outbox.put(file.getKey(), file.getValue()).orElse(null);
                if (failure != null) {
                    boolean perhaps = failure.reason() == Failure.Reason.PERHAPS_SENT;
                    move(wash, perhaps ? WashList.State.SENDING : WashList.State.LISTED, place);
                    return Washed.notSent(wash, failure);
                }
            }
        }
        site.transaction().executeWithoutResult(status -> {
            store.sent(wash, site.clock().instant());
            site.fence().run();
        });
        LOG.info("{} {}: {} numbers sent", job.register(), wash.id(), wash.numbers());
        return null;
    }

    private void move(WashList wash, WashList.State state, int sent) {
        site.transaction().executeWithoutResult(status -> {
            store.move(wash, state, sent);
            site.fence().run();
        });
    }

    private static boolean isPerhaps(Washed unsent) {
        return unsent.reason().equals(Failure.Reason.PERHAPS_SENT.word());
    }

    /** @param unsent what is said when there is no answer and it is not known whether the list was sent */
    private Washed answer(WashList wash, @Nullable Washed unsent) throws IOException {
        ReplySearch search = new ReplySearch(site, job.replying(), store, wash, order.businessDate());
        Reply reply = search.find();
        if (reply instanceof Reply.Here here) {
            return take(wash, here, search);
        }
        int useful = job.findLease().orElseThrow().stop();
        if (!order.businessDate().isBefore(wash.businessDate().plusDays(useful))) {
            move(wash, WashList.State.GIVEN_UP, wash.filesSent());
            return Washed.givenUp(wash);
        }
        return unsent == null ? without(wash, reply) : unsent;
    }

    private static Washed without(WashList wash, Reply reply) {
        if (reply instanceof Reply.Bad bad) {
            return Washed.refused(wash, bad.refusal());
        }
        return reply instanceof Reply.OutOfReach out
                ? Washed.outOfReach(wash, out.failure())
                : Washed.late(wash, ((Reply.NotYet) reply).reason());
    }

    private Washed take(WashList wash, Reply.Here reply, ReplySearch search) throws IOException {
        NumberList list = numbers(wash);
        Answers answers;
        try {
            answers = new ReplyReader(job.replying(), settings.answer()).read(reply.proven(), list);
        } catch (ChangedFileException changed) {
            return Washed.refused(
                    wash,
                    Refusal.bad(
                            "changed-while-read",
                            String.valueOf(changed.getMessage()),
                            "a file nobody writes to any more"));
        }
        Optional<Refusal> refusal = judge(wash, answers);
        if (refusal.isPresent()) {
            return Washed.refused(wash, refusal.get());
        }
        land(wash, reply, list, answers);
        search.putAway(reply.delivery());
        long errors = answers.errors();
        LOG.info("{} {}: answered, {} numbers without a verdict", job.register(), wash.id(), errors);
        long told = reply.proven().rows();
        return errors == 0 ? Washed.well(told) : Washed.incomplete(wash, told, errors);
    }

    /** A reply that speaks of numbers we never sent is somebody else's; one that lacks too many is no answer. */
    private Optional<Refusal> judge(WashList wash, Answers answers) {
        if (answers.strangers() > 0) {
            return Optional.of(Refusal.bad(
                    "number-never-sent",
                    answers.strangers() + " records are of no number that was sent",
                    "each number as it was sent, and no other"));
        }
        long most = job.expect().rejectedMax().of(wash.numbers());
        return answers.errors() > most
                ? Optional.of(Refusal.bad(
                        "too-many-unanswered",
                        answers.errors() + " of " + wash.numbers() + " numbers have no usable verdict",
                        most + " or fewer"))
                : Optional.empty();
    }

    private void land(WashList wash, Reply.Here reply, NumberList list, Answers answers) throws IOException {
        Prohibitions before = store.findTold()
                .map(it -> Prohibitions.from(sealing.unseal(it.sealed(), it.wash() + TOLD)))
                .orElseGet(Prohibitions::new);
        Prohibitions now = new Landing(job, wash).land(list, answers, before);
        byte[] sealed = sealing.seal(now.bytes(), wash.id() + TOLD);
        RunListStore lists = new RunListStore(site.dataSource());
        site.transaction().executeWithoutResult(status -> {
            answers.lists().forEach((key, rows) -> lists.put(wash.id(), key.name(), key.reason(), rows));
            store.land(wash, reply.delivery().contentHash(), sealed);
            note("wash-answered", wash, Map.of("unanswered", Long.toString(answers.errors())));
            site.fence().run();
        });
    }
}
