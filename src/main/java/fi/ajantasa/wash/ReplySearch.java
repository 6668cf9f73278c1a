package fi.ajantasa.wash;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.source.Collected;
import fi.ajantasa.source.Collector;
import fi.ajantasa.source.ControlFile;
import fi.ajantasa.source.Delivery;
import fi.ajantasa.source.DeliveryProver;
import fi.ajantasa.source.Found;
import fi.ajantasa.source.Inbox;
import fi.ajantasa.source.Incomplete;
import fi.ajantasa.source.Proof;
import fi.ajantasa.source.Proven;
import fi.ajantasa.source.Refusal;
import fi.ajantasa.source.Succession;
import fi.ajantasa.source.Unreadable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what is left for us in reply to a list, finds the reply that is meant, and proves it. */
final class ReplySearch {
    private static final Logger LOG = LoggerFactory.getLogger(ReplySearch.class);

    private final WashSite site;
    private final JobDefinition job;
    private final WashStore store;
    private final WashList wash;
    private final LocalDate today;
    private final Optional<Collector> collector;

    /** @param job by what replies are received */
    ReplySearch(WashSite site, JobDefinition job, WashStore store, WashList wash, LocalDate today) {
        this.site = site;
        this.job = job;
        this.store = store;
        this.wash = wash;
        this.today = today;
        this.collector = Collector.find(job, wash.businessDate(), site.clock());
    }

    Reply find() throws IOException {
        Collected collected = collector.isPresent() ? collector.get().collect(site.copies()) : null;
        Reply reply = look();
        if (collected == null || reply instanceof Reply.Here) {
            return reply;
        }
        collected.warnings().forEach(it -> LOG.warn("{} collect: {}", job.register(), it));
        if (collected.failure() != null) {
            return new Reply.OutOfReach(collected.failure());
        }
        return collected.refused().isEmpty()
                ? reply
                : new Reply.Bad(collected.refused().get(0));
    }

    private Reply look() throws IOException {
        Reply reply = new Reply.NotYet("no-reply");
        for (Found found : new Inbox(job.receive(), site.clock()).deliveries()) {
            if (found instanceof Delivery delivery) {
                if (isMeant(delivery)) {
                    return judge(delivery);
                }
            } else if (found instanceof Unreadable unreadable) {
                reply = new Reply.Bad(unreadable.refusal());
            } else if (found instanceof Incomplete incomplete && reply instanceof Reply.NotYet) {
                reply = new Reply.NotYet(incomplete.reason());
            }
        }
        return reply;
    }

    /** A reply has the number of its list; where nothing tells numbers, it is no older than the list and was not used before. */
    private boolean isMeant(Delivery delivery) {
        ControlFile told = delivery.totals();
        boolean earlier = told.succession() == Succession.BY_DATE
                ? told.extractDate().isBefore(wash.businessDate())
                : told.sequence() < wash.sequence();
        return !earlier && !store.isUsed(delivery.contentHash());
    }

    private Reply judge(Delivery delivery) throws IOException {
        ControlFile told = delivery.totals();
        if (told.succession() != Succession.BY_DATE && told.sequence() > wash.sequence()) {
            return conflict("reply-to-no-list", "number " + told.sequence(), "number " + wash.sequence());
        }
        if (told.extractDate().isBefore(wash.businessDate())
                || told.extractDate().isAfter(today)) {
            return conflict(
                    "reply-date-impossible",
                    "date " + told.extractDate(),
                    "a day from " + wash.businessDate() + " to " + today);
        }
        Proof proof = new DeliveryProver(site.transcripts()).prove(delivery, job, today);
        return proof instanceof Proven proven ? new Reply.Here(delivery, proven) : new Reply.Bad((Refusal) proof);
    }

    private static Reply conflict(String reason, String what, String expected) {
        return new Reply.Bad(Refusal.conflict(reason, "the reply has " + what, expected));
    }

    /** Puts a reply that was used out of the way: at the other end, and here where a copy is kept. */
    void putAway(Delivery delivery) throws IOException {
        site.transcripts().forget(delivery.contentHash());
        if (collector.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        names.add(String.valueOf(delivery.control().getFileName()));
        delivery.totals().files().forEach(it -> names.add(it.name()));
        if (collector.get().movesAway()) {
            collector
                    .get()
                    .moveAway(names)
                    .ifPresent(it -> LOG.warn(
                            "{} collect: the used reply stays at the other end: {}",
                            job.register(),
                            it.reason().word()));
        }
        if (collector.get().isKept()) {
            collector.get().forget(names);
        }
    }
}
