package fi.ajantasa.changes;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.customer.CodeQuery;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.job.Changes;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.SecretMissing;
import fi.ajantasa.report.RestrictionQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows a register's journal for all our customers, part by part, and lets what has not been delivered yet land as one
 * delivery. Nothing depends on where an earlier process died: what landed stays landed, and whatever no applied delivery
 * holds is written anew.
 */
public final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final FollowSite site;
    private final JobDefinition job;
    private final Changes changes;
    private final FollowOrder order;
    private final PartWalk.Stores stores;

    public Following(FollowSite site, JobDefinition job, FollowOrder order) {
        this.site = site;
        this.job = job;
        this.changes = Objects.requireNonNull(job.receive().changes(), "a register that is followed");
        this.order = order;
        this.stores = new PartWalk.Stores(
                new CursorStore(site.dataSource(), job.register(), site.clock()),
                new EventStore(site.dataSource(), job.register()),
                new FollowedStore(site.dataSource(), job.register()));
    }

    /** Asks until every part is up to date or has failed, and leaves a delivery in the landing folder. */
    public Followed follow() {
        begin();
        List<PartEnd> ends = ask();
        FollowReport report = new FollowReport(job, site.clock());
        ends.forEach(it -> report.add(it, stores.cursors().find(it.part()).orElse(null)));
        keepTrail(report);
        boolean landed = land(report);
        LOG.info("{} changes: {}; {}", job.register(), report.figures(), report.written());
        return report.followed(landed);
    }

    /** Forgets what is too old to keep, and shares customers anew among parts where their number changed. */
    private void begin() {
        LocalDate before = order.businessDate().minusDays(changes.pace().keep());
        site.transaction().executeWithoutResult(status -> {
            if (order.applied() != null) {
                stores.events().forget(before, order.applied());
            }
            stores.cursors().share(changes.parts().count());
            if (order.again()) {
                Set<Integer> tried = stores.followed().attempts().keySet();
                stores.followed().cured(tried);
            }
            site.fence().run();
        });
    }

    private List<PartEnd> ask() {
        List<PartEnd> ends = new ArrayList<>();
        Intake intake = new Intake(site.keys(), GroupTable.ALL, stores.events(), order.businessDate());
        CodeQuery codes = new CodeQuery(site.dataSource(), site.keys());
        try (ChangeClient client = new ChangeClient(changes, site.clock())) {
            for (int part = 0; part < changes.parts().count(); part++) {
                Roster roster = Roster.of(codes, part, changes.parts().count());
                if (!roster.isEmpty()) {
                    ends.add(new PartWalk(site, changes, order, stores, intake).run(part, roster, client));
                }
                if (ends.stream().anyMatch(it -> it.code() == ExitCode.PERMIT_EXPIRED)) {
                    return ends;
                }
            }
        } catch (SecretMissing missing) {
            LOG.warn("{}: {}", job.register(), missing.getMessage());
            ends.add(new PartEnd(0, ExitCode.PERMIT_EXPIRED, "credentials-missing", Counts.NONE, 0));
        }
        return ends;
    }

    /** That the register was asked, and what came of it in numbers: it outlives what was told. */
    private void keepTrail(FollowReport report) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("register", job.register());
        body.put("told", report.figures());
        AuditEntry entry = new AuditEntry(
                "journal-asked",
                "",
                0,
                order.by(),
                String.join(" ", job.passport().purposes()),
                order.jobHash(),
                0,
                JsonMapper.shared().writeValueAsString(body));
        site.transaction().executeWithoutResult(status -> {
            new AuditLog(site.dataSource()).append(List.of(entry), site.clock().instant());
            site.fence().run();
        });
    }

    /** Writes what waits; nothing is written where nothing waits and the register's word of today was delivered before. */
    private boolean land(FollowReport report) {
        List<EventStore.Waiting> waiting = stores.events().waiting(order.applied() == null ? 0 : order.applied());
        LocalDate day = day();
        boolean confirms = report.isCurrent() && (order.confirmed() == null || day.isAfter(order.confirmed()));
        if (waiting.isEmpty() && !confirms) {
            return false;
        }
        Map<Integer, Integer> attempts = stores.followed().attempts();
        Transcription transcription = new Transcription(
                stores.events(),
                site.keys(),
                changes.granted(),
                attempts,
                job.expect().poisonAttempts());
        try (DeliveryFiles files = new DeliveryFiles(job, order, day)) {
            transcription.write(waiting, files::write);
            report.add(transcription);
            keep(transcription);
            boolean delivers = confirms || !transcription.delivered().isEmpty() || isAnybodyToBeRestricted();
            if (delivers) {
                files.finish();
            }
            return delivers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Transcription transcription) {
        site.transaction().executeWithoutResult(status -> {
            stores.events().deliver(transcription.delivered(), order.next());
            stores.followed().repair(transcription.repair());
            stores.followed().tried(transcription.tried(), order.businessDate());
            stores.followed().cured(transcription.cured());
            site.fence().run();
        });
    }

    /** Whoever's events cannot be read is restricted by the run of a delivery, be it one without a row. */
    private boolean isAnybodyToBeRestricted() {
        RoaringBitmap unread = new UnreadQuery(site.dataSource()).customers();
        unread.andNot(new RestrictionQuery(site.dataSource()).customers(Restriction.WAITING_RECORD));
        return !unread.isEmpty();
    }

    /** The day of which the delivery speaks: that on which the part that lags most was last up to date. */
    private LocalDate day() {
        LocalDate day = stores.cursors().list().stream()
                .map(it -> it.currentOn() == null ? order.businessDate().minusDays(1) : it.currentOn())
                .min(Comparator.naturalOrder())
                .orElse(order.businessDate());
        return order.confirmed() != null && day.isBefore(order.confirmed()) ? order.confirmed() : day;
    }
}
