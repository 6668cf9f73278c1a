package fi.ajantasa.privacy;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.audit.AuditLog;
import fi.ajantasa.audit.LogPruner;
import fi.ajantasa.audit.Sha256;
import fi.ajantasa.batch.Desk;
import fi.ajantasa.batch.Installation;
import fi.ajantasa.batch.LogPruning;
import fi.ajantasa.batch.RunStore;
import fi.ajantasa.decide.FactStore;
import fi.ajantasa.job.DefinitionException;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Ends what has outlived its time, by a plan that is first shown and then confirmed by its hash. */
public final class Retention {
    private final Installation installation;
    private final Clock clock;

    public Retention(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** How pruning ended: how many of each kind went, or why none did. */
    public record Pruned(ExitCode code, SortedMap<String, Integer> counts, String refusal) {
        public Pruned {
            counts = new TreeMap<>(counts);
        }

        static Pruned refused(ExitCode code, String why) {
            return new Pruned(code, new TreeMap<>(), why);
        }
    }

    /** What is due today; changes nothing. */
    public RetentionPlan plan() throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.owner(installation, false)) {
            return plan(desk, jobs);
        }
    }

    private RetentionPlan plan(Desk desk, Jobs jobs) {
        LocalDate today = LocalDate.now(clock);
        RetentionStore store = new RetentionStore(desk.dataSource(), desk.keys());
        List<RetentionPlan.Line> lines = new ArrayList<>();
        for (Lifetime lifetime : Lifetime.values()) {
            lines.add(
                    switch (lifetime) {
                        case FORMER_CUSTOMERS -> new FormerCustomers(desk.dataSource(), desk.keys(), jobs).line(today);
                        case LOG_ENTRIES -> line(segment(desk, jobs, today));
                        default -> store.line(lifetime, today);
                    });
        }
        String hash = Sha256.hex((today + lines.toString()).getBytes(StandardCharsets.UTF_8));
        Obstacles obstacles = new Obstacles(
                new ErasureStore(desk.dataSource(), desk.keys()), new RunStore(desk.dataSource(), clock), today);
        return new RetentionPlan(hash, lines, obstacles.underWay());
    }

    private LogPruner.Segment segment(Desk desk, Jobs jobs, LocalDate today) {
        LocalDate day = today.minus(Lifetime.LOG_ENTRIES.period());
        return new LogPruning(installation, desk, jobs)
                .before(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private RetentionPlan.Line line(LogPruner.Segment segment) {
        Lifetime kind = Lifetime.LOG_ENTRIES;
        LocalDate oldest = segment.oldest() == null ? null : LocalDate.ofInstant(segment.oldest(), clock.getZone());
        return new RetentionPlan.Line(
                kind.word(), segment.entries(), oldest, kind.period().toString(), kind.why());
    }

    /**
     * Does the plan, all of it in one transaction with its audit entry.
     *
     * @param plan the hash of the plan as it was shown, or its beginning
     * @throws fi.ajantasa.batch.Locked when another process is running
     */
    public Pruned apply(String plan, String by, String reason) throws DefinitionException {
        Jobs jobs = installation.readJobs();
        try (Desk desk = Desk.owner(installation, false)) {
            RetentionPlan present = plan(desk, jobs);
            if (!present.obstacles().isEmpty()) {
                return Pruned.refused(ExitCode.HELD, String.join("; ", present.obstacles()));
            } else if (present.isEmpty()) {
                return Pruned.refused(ExitCode.ALREADY_DONE, "nothing has outlived its time");
            } else if (!present.hash().startsWith(plan)) {
                return Pruned.refused(ExitCode.APPROVAL_VOID, "the plan is another one now");
            }
            SortedMap<String, Integer> counts = new TreeMap<>();
            desk.transaction().executeWithoutResult(status -> prune(desk, jobs, by, reason, counts));
            desk.seal(jobs, clock);
            return new Pruned(ExitCode.OK, counts, "");
        }
    }

    private int prune(LogPruner.Segment segment, Desk desk, Jobs jobs, AuditEntry about, String reason) {
        if (segment.entries() > 0) {
            new LogPruning(installation, desk, jobs).prune(segment, about, reason, clock.instant());
        }
        return Math.toIntExact(segment.entries());
    }

    private void prune(Desk desk, Jobs jobs, String by, String reason, SortedMap<String, Integer> counts) {
        LocalDate today = LocalDate.now(clock);
        RetentionStore store = new RetentionStore(desk.dataSource(), desk.keys());
        FactStore facts = new FactStore(desk.dataSource(), desk.keys(), jobs.catalogue());
        AuditEntry about = new AuditEntry("", "", 0, by, "retention", jobs.hash(), 0, "");
        for (Lifetime lifetime : Lifetime.values()) {
            int pruned =
                    switch (lifetime) {
                        case FORMER_CUSTOMERS ->
                            new FormerCustomers(desk.dataSource(), desk.keys(), jobs).prune(by, today, clock.instant());
                        case REFUSED_FACTS, FACTS_OF_OTHERS ->
                            store.prune(lifetime, today, facts, about, clock.instant());
                        case LOG_ENTRIES -> prune(segment(desk, jobs, today), desk, jobs, about, reason);
                        default -> store.prune(lifetime, today, clock.instant());
                    };
            if (pruned > 0) {
                counts.put(lifetime.word(), pruned);
            }
        }
        String body = JsonMapper.shared().writeValueAsString(new TreeMap<>(Map.of("pruned", counts, "reason", reason)));
        new AuditLog(desk.dataSource())
                .append(
                        List.of(new AuditEntry("retention", "", 0, by, "retention", jobs.hash(), 0, body)),
                        clock.instant());
        desk.confirm();
    }
}
