package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.Origin;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.contact.ObjectionStore;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.Held;
import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.customer.Restriction;
import fi.ajantasa.decide.Fact;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Channel;
import fi.ajantasa.person.ValueKind;
import fi.ajantasa.privacy.SubjectReport.Ban;
import fi.ajantasa.privacy.SubjectReport.Head;
import fi.ajantasa.privacy.SubjectReport.Told;
import fi.ajantasa.privacy.SubjectReport.Value;
import fi.ajantasa.privacy.SubjectReport.Word;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what a person is told who asks what we hold of them. That it was gathered is put on record first. */
public final class SubjectAccess {
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
                    restrictions(),
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
            facts.readWithdrawn(ids).values().forEach(all -> all.forEach(it -> add(it, false, told)));
            return told;
        }

        private void add(Fact fact, boolean counts, List<Told> told) {
            fact.claims()
                    .forEach(it -> told.add(new Told(
                            it.attribute(), it.value(), query.source(fact.origin()), counts && !fact.possible())));
        }

        private List<Ban> restrictions() {
            List<Ban> bans = new ArrayList<>();
            CustomerStore store = new CustomerStore(dataSource, keys);
            for (Restriction it :
                    store.restrictions(new int[] {customer.id()}).getOrDefault(customer.id(), List.of())) {
                Origin origin = it.origin();
                bans.add(new Ban(it.reason(), channels(it.channels()), it.since(), it.until(), query.source(origin)));
            }
            return bans;
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
