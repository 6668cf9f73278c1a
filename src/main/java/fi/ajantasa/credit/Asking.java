package fi.ajantasa.credit;

import fi.ajantasa.customer.HolderQuery;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.SealStore;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Query;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a credit register about every customer with a live purpose, once, and lets the answers land as a delivery. A round that
 * a dead process left is brought to its end first: whoever was answered is not asked again.
 */
public final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Site site;
    private final JobDefinition job;
    private final Query query;
    private final AskOrder order;
    private final QueryLogStore log;
    private final RunListStore lists;

    public Asking(Site site, JobDefinition job, AskOrder order) {
        this.site = site;
        this.job = job;
        this.query = Objects.requireNonNull(job.receive().query(), "a register that is asked");
        this.order = order;
        this.log = new QueryLogStore(site.dataSource());
        this.lists = new RunListStore(site.dataSource());
    }

    /**
     * What it works with.
     *
     * @param fence called with everything that is written before something is sent; throws when the lease was lost
     */
    public record Site(
            DataSource dataSource, KeyVault keys, TransactionTemplate transaction, Clock clock, Runnable fence) {}

    /** Whether a round of the register was not brought to its end. */
    public static boolean isOpen(DataSource dataSource, String register) {
        return new QueryLogStore(dataSource).findOpen(register).isPresent();
    }

    /** Asks, and leaves the answers in the landing folder. */
    public Asked ask() {
        QuerySession open = log.findOpen(job.register()).orElse(null);
        RequestList list = list(open);
        if (open == null && list.requested().isEmpty() && !order.anyway()) {
            return Asked.nobody();
        }
        Admission admission = admission(list, open);
        if (open == null && admission.credentials() == null && !order.anyway()) {
            return Asked.nothing(job.register(), list.wanted().size(), admission.ending());
        }
        QuerySession session = open == null ? begin(list) : open;
        Credentials credentials = admission.credentials();
        Ending sent = credentials == null ? admission.ending() : send(session, list, credentials);
        return land(session, sent.worse(list.refused().isEmpty() ? Ending.WELL : Ending.DENIED), credentials);
    }

    private RequestList list(@Nullable QuerySession open) {
        LocalDate asked = open == null ? order.businessDate() : open.businessDate();
        RoaringBitmap answered =
                log.answered(job.register(), asked, asked.minusDays(query.pace().again()));
        return RequestList.of(
                new HolderQuery(site.dataSource()).list("credit-purpose"), job, order.businessDate(), answered);
    }

    private Admission admission(RequestList list, @Nullable QuerySession open) {
        Admission admission = Admission.of(job, query, log, site.keys(), order.again());
        Integer last = log.findLastLive(job.register()).orElse(null);
        return open == null ? admission.within(list.live(), last, query) : admission;
    }

    /** Begins a round: who is to be asked, and whom we may not ask, is on record before anything is sent. */
    private QuerySession begin(RequestList list) {
        return Objects.requireNonNull(site.transaction().execute(status -> {
            QuerySession session = log.open(
                    new QuerySession("", job.register(), order.businessDate(), order.sequence()),
                    list.live(),
                    site.clock().instant(),
                    seals());
            keep(session, ListName.REQUESTED, list.requested());
            keep(session, ListName.NO_PURPOSE, list.refused());
            keep(session, ListName.NO_IDENTITY_CODE, list.withoutCode());
            QueryTrail trail = trail(session);
            list.refused().forEach((word, customers) -> customers.forEach((int it) -> trail.denied(it, word)));
            site.fence().run();
            return session;
        }));
    }

    private void keep(QuerySession session, ListName name, Map<String, RoaringBitmap> byPurpose) {
        byPurpose.forEach((word, customers) -> lists.put(session.id(), name, word, customers));
    }

    private SealStore seals() {
        return new SealStore(site.dataSource(), site.keys());
    }

    private QueryTrail trail(QuerySession session) {
        return new QueryTrail(site, order, session, query.account().endUser());
    }

    private Ending send(QuerySession session, RequestList list, Credentials credentials) {
        QueryFigures begun = QueryFigures.of(session, site.dataSource());
        try (Bureau bureau = new Bureau(query, credentials, site.clock(), order.businessDate())) {
            return new QueryRound(job, query, session, site, trail(session)).run(list.wanted(), begun, bureau);
        }
    }

    private Asked land(QuerySession session, Ending ending, @Nullable Credentials credentials) {
        List<String> rows = log.list(session).stream()
                .filter(it -> it.sealed() != null)
                .map(it -> site.keys().decrypt(Objects.requireNonNull(it.sealed()), it.customer()))
                .toList();
        new Landing(job.receive().folder()).land(session, order.previous(), rows);
        long refused = ending.refused() && credentials != null ? credentials.fingerprint(site.keys()) : 0;
        site.transaction().executeWithoutResult(status -> {
            log.close(session, ending, refused, site.clock().instant(), seals());
            site.fence().run();
        });
        QueryFigures figures = QueryFigures.of(session, site.dataSource());
        LOG.info("{} {}: {} asked, {} answered", job.register(), session.id(), figures.sent(), rows.size());
        return ending.code() == ExitCode.OK ? Asked.well() : Asked.ended(job.register(), session, ending, figures);
    }
}
