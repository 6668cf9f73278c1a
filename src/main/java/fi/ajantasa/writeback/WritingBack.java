package fi.ajantasa.writeback;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.customer.Sealing;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.job.WriteBack;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.Unit;
import fi.ajantasa.source.ControlHeader;
import fi.ajantasa.source.Failure;
import fi.ajantasa.source.Kind;
import fi.ajantasa.source.Outbox;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the customer system what runs applied: makes files of the outbox, sends them in the order of their numbers, reads the
 * answers. Each step is committed by itself, and what was under way when a process died is done again with the same bytes
 * under the same name; the keys of the messages let the other end take each once.
 */
public final class WritingBack {
    private static final Logger LOG = LoggerFactory.getLogger(WritingBack.class);
    private static final int MOST_ROWS = 20_000;

    private final WriteBackSite site;
    private final WriteBack settings;
    private final WriteBackOrder order;
    private final OutboxStore outbox;
    private final BatchStore batches;
    private final MessageMaker maker;
    private final Sealing sealing;

    /** @param jobs which say what is told */
    public WritingBack(WriteBackSite site, Jobs jobs, WriteBackOrder order) {
        this.site = site;
        this.settings = jobs.decisions().findWriteBack().orElseThrow();
        this.order = order;
        this.outbox = new OutboxStore(site.dataSource());
        this.batches = new BatchStore(site.dataSource());
        this.maker = new MessageMaker(site, batches.registers(), settings, jobs.catalogue());
        this.sealing = new Sealing(site.keys());
    }

    /** One round: what is due is sent, what was answered is compared, what should have been answered is told. */
    public WrittenBack tell() {
        if (order.again()) {
            write(() -> {
                outbox.release();
                batches.sendAgain();
            });
        }
        boolean more = true;
        while (more) {
            more = makeFile();
        }
        List<WrittenBack> ends = new ArrayList<>();
        AnswerRound answers = new AnswerRound(this);
        ends.addAll(send(answers));
        ends.addAll(answers.take());
        return WrittenBack.worst(ends);
    }

    /** Everything that is written together, with the lease held at its end. */
    void write(Runnable work) {
        site.transaction().executeWithoutResult(status -> {
            work.run();
            site.fence().run();
        });
    }

    /** Makes the next file of what waits, in one transaction with its number, so that numbers have no gaps. */
    private boolean makeFile() {
        List<OutboxRow> waiting = outbox.listWaiting(MOST_ROWS);
        MessageMaker.Made made = maker.make(waiting);
        if (!made.unreadable().isEmpty()) {
            LOG.warn(
                    "write-back: {} rows of customers who cannot be read wait",
                    made.unreadable().size());
            write(() -> outbox.setAside(made.unreadable()));
        }
        if (made.rows().isEmpty()) {
            return !waiting.isEmpty();
        }
        List<Message> messages = made.messages();
        Batch.File file = new Batch.File(settings.system(), order.businessDate(), settings.format());
        write(() -> {
            Batch batch = new Batch(
                    batches.next(), file, Batch.State.MADE, messages.size(), sha256(messages, file), null, 0, 0);
            batches.add(batch, sealed(batch, messages), site.clock().instant());
            outbox.assign(made.rows(), batch.number());
            new RunListStore(site.dataSource())
                    .put(batch.toldOf(), RunListStore.TOLD_OF, "", Unit.CUSTOMERS, customers(made.rows()));
        });
        return true;
    }

    private static RoaringBitmap customers(List<OutboxRow> rows) {
        return RoaringBitmap.bitmapOf(
                rows.stream().mapToInt(OutboxRow::customer).sorted().toArray());
    }

    private static String sha256(List<Message> messages, Batch.File file) {
        return Sha256.hex(ChangeFile.bytes(messages, file.format()));
    }

    private byte[] sealed(Batch batch, List<Message> messages) {
        return sealing.seal(JsonMapper.shared().writeValueAsBytes(messages), batch.sealName());
    }

    List<Message> messages(Batch batch) {
        return JsonMapper.shared()
                .readValue(sealing.unseal(batches.content(batch), batch.sealName()), new TypeReference<>() {});
    }

    /** Sends what is not sent, in order, and stops at the first that does not get there; what is answered at once is compared. */
    private List<WrittenBack> send(AnswerRound answers) {
        List<WrittenBack> ends = new ArrayList<>();
        for (Batch made : batches.list(Batch.State.MADE)) {
            List<Message> kept = messages(made);
            List<Message> messages = maker.asOfNow(kept);
            Batch batch = messages.equals(kept) ? made : replaced(made, messages);
            Put put = put(batch, ChangeFile.bytes(messages, batch.file().format()));
            if (put.failure().isPresent()) {
                ends.add(WrittenBack.notSent(batch, put.failure().get()));
                return ends;
            }
            write(() -> {
                batches.sent(batch, site.clock().instant());
                note("write-back-sent", batch, Map.of("sha256", batch.sha256()));
                put.findAnswer(messages)
                        .map(it -> answers.settle(batch, messages, it))
                        .ifPresent(ends::add);
            });
            LOG.info("write-back {}: {} messages sent", batch.name(), batch.messages());
        }
        return ends;
    }

    /** What came of putting a file: what stood against it, and what was answered at once. */
    private record Put(Optional<Failure> failure, String answer) {
        Optional<Answer> findAnswer(List<Message> messages) {
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(AnswerReader.read(answer, AnswerRound.keys(messages)));
        }
    }

    private Batch replaced(Batch made, List<Message> messages) {
        Batch batch = new Batch(
                made.number(),
                made.file(),
                made.state(),
                messages.size(),
                sha256(messages, made.file()),
                made.sentAt(),
                0,
                0);
        write(() -> batches.replace(batch, batch.sha256(), sealed(batch, messages)));
        return batch;
    }

    /** Puts the file, then its control totals: who sees these may read it. A place of ours that cannot be written is a failure, too. */
    private Put put(Batch batch, byte[] content) {
        try (Outbox place = new Outbox(settings.to(), null, batch.file().madeOn(), site.clock())) {
            Optional<Failure> failure = place.put(batch.name(), content)
                    .or(() -> place.put(batch.controlName(), control(batch, content.length)));
            return new Put(failure, place.answer());
        } catch (UncheckedIOException e) {
            Failure failure =
                    new Failure(Failure.Reason.UNREACHABLE, "the folder for the customer system cannot be written", 1);
            return new Put(Optional.of(failure), "");
        }
    }

    private static byte[] control(Batch batch, int bytes) {
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("name", batch.name());
        totals.put("rows", batch.messages());
        totals.put("bytes", bytes);
        totals.put("sha256", batch.sha256());
        Long previous = batch.number() == 1 ? null : batch.number() - 1L;
        ControlHeader header = new ControlHeader(
                "write-back",
                "1",
                batch.file().system(),
                Kind.DELTA,
                batch.file().madeOn(),
                batch.number(),
                previous);
        return JsonMapper.shared().writeValueAsBytes(header.with(List.of(totals)));
    }

    /** Puts on record what was told to whom, or what came of it; names and numbers, no value. */
    void note(String kind, Batch batch, Map<String, String> more) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("system", batch.file().system());
        body.put("file", batch.name());
        body.put("messages", Integer.toString(batch.messages()));
        body.putAll(more);
        AuditEntry entry = new AuditEntry(
                kind,
                "",
                0,
                order.by(),
                String.join(" ", new TreeSet<>(settings.purposes())),
                order.jobHash(),
                0,
                JsonMapper.shared().writeValueAsString(body));
        new AuditLog(site.dataSource()).append(List.of(entry), site.clock().instant());
    }

    WriteBackSite site() {
        return site;
    }

    WriteBack settings() {
        return settings;
    }
}
