package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.AuditLog.Logged;
import fi.ajantasa.audit.Reader;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.ReadLog;
import fi.ajantasa.customer.Customer;
import fi.ajantasa.customer.CustomerStore;
import fi.ajantasa.customer.IdentityHashes;
import fi.ajantasa.customer.IdentityKind;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import fi.ajantasa.person.Attribute;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers what a person is told who asks what we hold of them. That it was gathered is put on record first. What a protection
 * order hides is told only where one account asked for it and another confirms that, once and within a day.
 */
public final class SubjectAccess {
    /** For how long whereabouts that one person asked for may be confirmed by another. */
    public static final Duration CONFIRMED_WITHIN = Duration.ofHours(24);

    private static final String ASKED = "whereabouts-asked";
    private static final String TOLD = "whereabouts-report";
    private static final Set<String> OF_THE_DEAD = Set.of("deceased", "listed-as-deceased");
    private static final Set<String> DAYS_OF_DEATH = Set.of("death-date", "declared-dead-date");

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
     * @param living whether it was made sure that the person lives, whatever registers say
     */
    public record Asked(String customer, String language, Reader reader, String identity, boolean living) {}

    /** The report; without what a protection order hides. */
    public SubjectAnswer report(Asked asked) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.open(installation)) {
            Optional<Customer> customer = find(desk, asked);
            return refusal(desk, customer, asked).orElseGet(() -> {
                AuditEntry made = entry("subject-report", customer.orElseThrow(), asked, jobs, Map.of());
                return told(desk, jobs, customer.orElseThrow(), asked, made);
            });
        }
    }

    /**
     * Notes that somebody asks for the report with what a protection order hides; tells nothing of it.
     *
     * @throws fi.ajantasa.batch.Locked when another process is running
     */
    public SubjectAnswer ask(Asked asked) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.leased(installation)) {
            Optional<Customer> customer = find(desk, asked);
            return refusal(desk, customer, asked).or(() -> unhidden(customer)).orElseGet(() -> {
                String hash = Sha256.hex((asked + "\n" + clock.instant()).getBytes(StandardCharsets.UTF_8));
                AuditEntry entry = entry(ASKED, customer.orElseThrow(), asked, jobs, Map.of("hash", hash));
                log(desk, asked).append(List.of(entry));
                desk.confirm();
                return SubjectAnswer.waiting(hash);
            });
        }
    }

    /**
     * The report with what a protection order hides, where another account asked for it.
     *
     * @param hash of the asking, or its beginning
     * @throws fi.ajantasa.batch.Locked when another process is running
     */
    public SubjectAnswer confirm(Asked asked, String hash) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.leased(installation)) {
            Optional<Customer> customer = find(desk, asked);
            return refusal(desk, customer, asked)
                    .or(() -> unhidden(customer))
                    .orElseGet(() -> confirm(desk, jobs, customer.orElseThrow(), asked, hash));
        }
    }

    private SubjectAnswer confirm(Desk desk, Jobs jobs, Customer customer, Asked asked, String hash) {
        Optional<Logged> asking = logged(desk, customer.id(), ASKED, hash);
        if (asking.isEmpty()) {
            return SubjectAnswer.refused(ExitCode.APPROVAL_VOID, "nobody asked for that");
        } else if (logged(desk, customer.id(), TOLD, hash).isPresent()) {
            return SubjectAnswer.refused(ExitCode.ALREADY_DONE, "that report was written already");
        }
        AuditEntry by = asking.get().entry();
        if (by.actor().equals(asked.reader().account())) {
            return SubjectAnswer.refused(ExitCode.APPROVAL_VOID, "approver-is-requester");
        } else if (asking.get().at().plus(CONFIRMED_WITHIN).isBefore(clock.instant())) {
            return SubjectAnswer.refused(ExitCode.APPROVAL_VOID, "approval-expired");
        }
        Map<String, String> more =
                Map.of("asked-by", by.actor(), "hash", body(by).path("hash").asString(""));
        AuditEntry made = entry(TOLD, customer, asked, jobs, more);
        desk.confirm();
        return told(desk, jobs, customer, asked, made);
    }

    private static Optional<Customer> find(Desk desk, Asked asked) {
        return new CustomerStore(desk.dataSource(), desk.keys()).findByNumber(asked.customer());
    }

    /** What stands against any report: there is nobody of that number, or somebody whom a register calls dead. */
    private static Optional<SubjectAnswer> refusal(Desk desk, Optional<Customer> customer, Asked asked) {
        if (customer.isEmpty()) {
            long number = new IdentityHashes(desk.keys()).of(IdentityKind.NUMBER, asked.customer());
            return Optional.of(new ErasureStore(desk.dataSource(), desk.keys())
                    .findLast(number)
                    .map(it -> SubjectAnswer.erased(it.id()))
                    .orElseGet(() -> SubjectAnswer.refused(ExitCode.USAGE, "")));
        }
        return isDead(customer.get()) && !asked.living()
                ? Optional.of(SubjectAnswer.refused(ExitCode.HELD, "a register says that this person is dead"))
                : Optional.empty();
    }

    private static boolean isDead(Customer customer) {
        return customer.held().keySet().stream().anyMatch(DAYS_OF_DEATH::contains)
                || OF_THE_DEAD.stream()
                        .map(customer.held()::get)
                        .anyMatch(it -> it != null && it.value().equals("1"));
    }

    private static Optional<SubjectAnswer> unhidden(Optional<Customer> customer) {
        return customer.filter(it -> !it.isProtected())
                .map(it -> SubjectAnswer.refused(
                        ExitCode.ALREADY_DONE, "no protection order is on, so the report leaves nothing out"));
    }

    /** Puts on record that it is told, and only then reads it. */
    private SubjectAnswer told(Desk desk, Jobs jobs, Customer customer, Asked asked, AuditEntry made) {
        boolean whereabouts = made.kind().equals(TOLD);
        Set<String> attributes = new TreeSet<>(customer.held().keySet());
        if (whereabouts) {
            jobs.catalogue().list().stream().filter(Attribute::tellsWhere).forEach(it -> attributes.add(it.name()));
        }
        log(desk, asked).append(List.of(asked.reader().read(customer.id(), jobs.hash(), attributes), made));
        return SubjectAnswer.of(
                new SubjectGathering(desk, jobs, customer, asked.language(), whereabouts).report(clock.instant()));
    }

    private ReadLog log(Desk desk, Asked asked) {
        return new ReadLog(desk.dataSource(), asked.reader(), clock);
    }

    private static AuditEntry entry(String kind, Customer customer, Asked asked, Jobs jobs, Map<String, String> more) {
        Map<String, String> body = new TreeMap<>(more);
        body.put("identity", asked.identity());
        if (asked.living()) {
            body.put("living", "true");
        }
        Reader reader = asked.reader();
        return new AuditEntry(
                kind,
                "",
                customer.id(),
                reader.account(),
                reader.purpose(),
                jobs.hash(),
                0,
                JsonMapper.shared().writeValueAsString(body));
    }

    private static Optional<Logged> logged(Desk desk, int customer, String kind, String hash) {
        List<Logged> found = new ArrayList<>();
        new AuditLog(desk.dataSource()).readOf(customer, List.of(kind), it -> {
            if (body(it.entry()).path("hash").asString("").startsWith(hash)) {
                found.add(it);
            }
        });
        return found.stream().findFirst();
    }

    private static JsonNode body(AuditEntry entry) {
        return JsonMapper.shared().readTree(entry.body());
    }
}
