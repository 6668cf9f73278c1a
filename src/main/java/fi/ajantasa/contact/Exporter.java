package fi.ajantasa.contact;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.contact.ExportResult.LeaseExpired;
import fi.ajantasa.contact.ExportResult.Released;
import fi.ajantasa.contact.ExportResult.Unbalanced;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.job.ChannelRule;
import fi.ajantasa.job.Heeds;
import fi.ajantasa.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports those who may be contacted. The caller holds the lease, so that no register changes anything meanwhile; people
 * may object at any time. Whoever objected before the file is in its place has no row in it: it is put there while no
 * objection can be committed, and after all that were committed have been obeyed.
 */
public final class Exporter {
    private final DataSource dataSource;
    private final KeyVault keys;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final ExportStore exports;
    private final SealStore seals;
    private final AuditLog audit;
    private final ObjectionStore objections;

    public Exporter(DataSource dataSource, KeyVault keys, Jobs jobs, TransactionTemplate transaction) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.jobs = jobs;
        this.transaction = transaction;
        this.exports = new ExportStore(dataSource);
        this.seals = new SealStore(dataSource, keys);
        this.audit = new AuditLog(dataSource);
        this.objections = new ObjectionStore(dataSource);
    }

    /** Whoever follows the work as it goes on. */
    public interface Progress {
        /** So many of the customers' ids were screened. */
        void screened(int done, int all);
    }

    /**
     * Writes the file, or nothing.
     *
     * @param fence called last before the file is put into its place; throws when the lease was lost
     */
    public ExportResult export(ExportOrder order, Clock clock, Runnable fence, Progress progress) {
        Instant at = clock.instant();
        Registers registers = new RegistersQuery(dataSource, jobs).at(at);
        if (isExpired(order, registers, at)) {
            return refuse(order, registers, at);
        }
        Question question = new Question(order.channel(), order.purpose(), at);
        Screening screening = new Screening(dataSource, keys, jobs, registers, question);
        ExportColumns columns = new ExportColumns(jobs, registers.deliveries(), order.purpose());
        long heard = objections.last();
        int export = Objects.requireNonNull(transaction.execute(
                status -> exports.begin(order, ExportText.lists(registers.listNeeded(order.channel())), at, seals)));
        try (ExportFile file = new ExportFile(order.out(), columns.header())) {
            screening.screen(
                    export, transaction, (customer, reach) -> file.add(columns.line(customer, reach)), progress);
            return letOut(new Export(export, order, registers, screening, file), heard, clock, fence);
        }
    }

    /** An export whose file is written but not yet in its place. */
    private record Export(int id, ExportOrder order, Registers registers, Screening screening, ExportFile file) {
        Released released(ExportFile.Written written, int objected, Instant at) {
            List<ListState> warned = registers.listNeeded(order.channel()).stream()
                    .filter(it -> it.age(at) == ListState.Age.WARNING)
                    .toList();
            return new Released(id, screening.sums(), written.hash(), warned, objected);
        }
    }

    private ExportResult letOut(Export export, long heardFirst, Clock clock, Runnable fence) {
        ExportFile.Written written = export.file().finish();
        long heard = heardFirst;
        int objected = 0;
        while (true) {
            Instant now = clock.instant();
            if (!export.screening().balances(export.id(), written.lines())) {
                return unbalanced(export, written, now);
            }
            if (isExpired(export.order(), export.registers(), now)) {
                return refuse(export.order(), export.registers(), now);
            }
            if (putInPlace(export, written, heard, now, fence)) {
                return export.released(written, objected, now);
            }
            long before = heard;
            heard = objections.last();
            Map<Integer, String> gone = export.screening().obey(export.id(), before, transaction);
            objected += gone.size();
            written = export.file()
                    .without(gone.values().stream().map(ExportColumns::cell).collect(Collectors.toSet()));
        }
    }

    /** Under the gate: while it is held nobody's objection can be committed, and none was that is not yet obeyed. */
    private boolean putInPlace(Export export, ExportFile.Written written, long heard, Instant now, Runnable fence) {
        Screening screening = export.screening();
        String sums =
                ExportText.sums(export.order().recipient(), screening.sums(), written.hash(), screening.receiptsHash());
        boolean committed = false;
        try {
            boolean inPlace = Objects.requireNonNull(transaction.execute(status -> {
                if (objections.lastUnderGate() != heard) {
                    return false;
                }
                exports.release(export.id(), sums, now, seals);
                append("export", export.order(), sums, now);
                fence.run();
                export.file().release();
                return true;
            }));
            committed = true;
            return inPlace;
        } finally {
            if (!committed) {
                export.file().withdraw();
            }
        }
    }

    /** Whether the purpose heeds lists and the channel lacks one whose word still holds. */
    private boolean isExpired(ExportOrder order, Registers registers, Instant at) {
        Heeds heeds = jobs.decisions().contact().purposes().get(order.purpose());
        ChannelRule rule = jobs.decisions().contact().channels().get(order.channel());
        boolean none = rule != null
                && rule.needsList()
                && registers.listNeeded(order.channel()).isEmpty();
        return heeds != null
                && heeds.heeds(ReasonWords.LIST_TOO_OLD)
                && (none || !registers.listExpired(order.channel(), at).isEmpty());
    }

    private LeaseExpired refuse(ExportOrder order, Registers registers, Instant at) {
        List<ListState> expired = registers.listExpired(order.channel(), at);
        transaction.executeWithoutResult(
                status -> append("export-refused", order, ExportText.refusal(order, expired), at));
        return new LeaseExpired(expired);
    }

    private Unbalanced unbalanced(Export export, ExportFile.Written written, Instant at) {
        Screening screening = export.screening();
        String sums =
                ExportText.sums(export.order().recipient(), screening.sums(), written.hash(), screening.receiptsHash());
        transaction.executeWithoutResult(status -> append("export-refused", export.order(), sums, at));
        return new Unbalanced(export.id(), screening.candidates(), screening.sums(), written.lines());
    }

    private void append(String kind, ExportOrder order, String body, Instant at) {
        audit.append(List.of(new AuditEntry(kind, "", 0, order.by(), order.purpose(), order.jobHash(), 0, body)), at);
    }
}
