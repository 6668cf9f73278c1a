package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.contact.Objections;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.DefinitionException;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what a person is told who asks what we hold of them. That it was gathered is put on record first. */
public final class SubjectAccess {
    private static final String OWN_OBJECTION = "own-objection";
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Installation installation;
    private final Clock clock;

    public SubjectAccess(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Who asks for whom.
     *
     * @param language fi, sv or en
     * @param reader who makes the report
     * @param identity how it was made sure that who asks is the person
     */
    public record Asked(String customer, String language, Reader reader, String identity) {}

    /** The report, or nothing when there is no such customer. */
    public Optional<SubjectReport> report(Asked asked) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.open(installation)) {
            Optional<Customer> customer =
                    new CustomerStore(desk.dataSource(), desk.keys()).findByNumber(asked.customer());
            customer.ifPresent(it -> note(desk, it, asked, jobs));
            return customer.map(it -> new Gathering(desk.dataSource(), desk.keys(), jobs, it).report(asked));
        }
    }

    private void note(Desk desk, Customer customer, Asked asked, Jobs jobs) {
        Reader reader = asked.reader();
        String body = JsonMapper.shared().writeValueAsString(Map.of("identity", asked.identity()));
        AuditEntry made = new AuditEntry(
                "subject-report", "", customer.id(), reader.account(), reader.purpose(), jobs.hash(), 0, body);
        new ReadLog(desk.dataSource(), reader, clock)
                .append(List.of(
                        reader.read(customer.id(), jobs.hash(), customer.held().keySet()), made));
    }

    /** One report on its way. */
    private final class Gathering {
        private final DataSource dataSource;
        private final KeyVault keys;
        private final Jobs jobs;
        private final Customer customer;
        private final SubjectQuery query;

        Gathering(DataSource dataSource, KeyVault keys, Jobs jobs, Customer customer) {
            this.dataSource = dataSource;
            this.keys = keys;
            this.jobs = jobs;
            this.customer = customer;
            this.query = new SubjectQuery(dataSource, jobs);
        }

        SubjectReport report(Asked asked) {
            int id = customer.id();
            Instant now = clock.instant();
            return new SubjectReport(
                    new Head(customer.number(), asked.language(), now, customer.isProtected(), query.waiting(id)),
                    values(),
                    told(),
                    restrictions(now),
                    objections(now),
                    query.recipients(id),
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
                            attribute.retention().getYears()));
                }
            }
            return values;
        }

        private String text(Attribute attribute, Held held) {
            return attribute.kind() == ValueKind.HETU ? keys.decrypt(held.value(), customer.id()) : held.value();
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
                        hidden ? null : it.value(),
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
            return customer.isProtected()
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
            for (Restriction it :
                    store.restrictions(new int[] {customer.id()}).getOrDefault(customer.id(), List.of())) {
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
}
