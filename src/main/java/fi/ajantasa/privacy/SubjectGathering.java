package fi.ajantasa.privacy;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.contact.Objections;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import fi.ajantasa.privacy.SubjectReport.Ban;
import fi.ajantasa.privacy.SubjectReport.Head;
import fi.ajantasa.privacy.SubjectReport.Source;
import fi.ajantasa.privacy.SubjectReport.Told;
import fi.ajantasa.privacy.SubjectReport.Value;
import fi.ajantasa.privacy.SubjectReport.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Gathers what one report tells. */
final class SubjectGathering {
    private static final String OWN_OBJECTION = "own-objection";
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final DataSource dataSource;
    private final KeyVault keys;
    private final Jobs jobs;
    private final Customer customer;
    private final boolean whereabouts;
    private final String language;
    private final SubjectQuery query;

    /** @param whereabouts whether what a protection order hides is told, too */
    SubjectGathering(Desk desk, Jobs jobs, Customer customer, String language, boolean whereabouts) {
        this.dataSource = desk.dataSource();
        this.keys = desk.keys();
        this.whereabouts = whereabouts;
        this.language = language;
        this.jobs = jobs;
        this.customer = customer;
        this.query = new SubjectQuery(dataSource, jobs);
    }

    SubjectReport report(Instant now) {
        int id = customer.id();
        return new SubjectReport(
                new Head(
                        customer.number(),
                        language,
                        now,
                        customer.isProtected(),
                        whereabouts,
                        query.waiting(id),
                        jobs.decisions().findController().orElse(null)),
                values(),
                told(),
                restrictions(now),
                objections(now),
                new RecipientQuery(dataSource, jobs).list(id),
                query.consultations(id),
                query.ties(id));
    }

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (Attribute attribute : jobs.catalogue().list()) {
            Held held = customer.held().get(attribute.name());
            if (held != null) {
                values.add(new Value(
                        attribute.name(),
                        text(attribute, held),
                        held.from() == null ? null : held.from().toString(),
                        held.saidOn(),
                        query.source(held.origin()).serving(attribute.purposes()),
                        held.rule(),
                        FormerCustomers.years(attribute),
                        FormerCustomers.kept(attribute)));
            }
        }
        return values;
    }

    private String text(Attribute attribute, Held held) {
        return attribute.kind() == ValueKind.HETU
                ? keys.decrypt(held.value(), customer.id())
                : named(attribute.name(), held.value());
    }

    /** The value, a municipality with its name. */
    private String named(String attribute, String value) {
        return attribute.equals("municipality") ? query.municipality(value, language) : value;
    }

    private List<Told> told() {
        List<Told> told = new ArrayList<>();
        FactStore facts = new FactStore(dataSource, keys, jobs.catalogue());
        int[] ids = {customer.id()};
        facts.read(ids).values().forEach(all -> all.forEach(it -> add(it, true, told)));
        facts.readUnused(ids).values().forEach(all -> all.forEach(it -> add(it, false, told)));
        return told;
    }

    /** Of a row that is only perhaps theirs what it forbids, for the rest of it may be somebody else's. */
    private void add(Fact fact, boolean counts, List<Told> told) {
        fact.claims().stream().filter(it -> !fact.possible() || isFlag(it)).forEach(it -> {
            boolean hidden = hides(it);
            told.add(new Told(
                    it.attribute(),
                    hidden || it.value() == null ? null : named(it.attribute(), it.value()),
                    hidden || it.from() == null ? null : it.from().toString(),
                    it.saidOn(),
                    query.source(fact.origin()),
                    counts && !fact.possible(),
                    hidden));
        });
    }

    private boolean isFlag(Claim claim) {
        return jobs.catalogue()
                .find(claim.attribute())
                .filter(it -> it.kind() == ValueKind.FLAG)
                .isPresent();
    }

    /** Under a protection order no paper of ours has where the person lives, theirs neither; what is in use, like a contact address, it has. */
    private boolean hides(Claim claim) {
        Held held = customer.held().get(claim.attribute());
        return !whereabouts
                && customer.isProtected()
                && claim.value() != null
                && jobs.catalogue()
                        .find(claim.attribute())
                        .filter(Attribute::tellsWhere)
                        .isPresent()
                && (held == null || !held.value().equals(claim.value()));
    }

    private List<Ban> restrictions(Instant now) {
        List<Ban> bans = new ArrayList<>(ownObjections(now));
        CustomerStore store = new CustomerStore(dataSource, keys);
        for (Restriction it : store.restrictions(new int[] {customer.id()}).getOrDefault(customer.id(), List.of())) {
            Origin origin = it.origin();
            bans.add(new Ban(it.reason(), channels(it.channels()), it.since(), it.until(), query.source(origin)));
        }
        return bans;
    }

    private List<Ban> ownObjections(Instant now) {
        Map<LocalDate, Integer> since = new TreeMap<>();
        Objections said = new ObjectionStore(dataSource).of(customer.id(), now);
        for (Channel channel : Channel.values()) {
            said.findStanding(channel)
                    .ifPresent(it -> since.merge(
                            LocalDate.ofInstant(it.at(), FINLAND), channel.bit(), (left, right) -> left | right));
        }
        return since.entrySet().stream()
                .map(it -> new Ban(OWN_OBJECTION, channels(it.getValue()), it.getKey(), null, Source.person()))
                .toList();
    }

    private List<Word> objections(Instant now) {
        return new ObjectionStore(dataSource)
                .of(customer.id(), now).inOrder().stream()
                        .map(it -> new Word(channels(it.channels()), it.withdrawn(), it.evidence(), it.at()))
                        .toList();
    }

    private static List<String> channels(int mask) {
        return Arrays.stream(Channel.values())
                .filter(it -> it.isIn(mask))
                .map(Channel::word)
                .toList();
    }
}
