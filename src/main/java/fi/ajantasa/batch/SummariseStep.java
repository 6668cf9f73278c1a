package fi.ajantasa.batch;

import fi.ajantasa.audit.AuditEntry;
import fi.ajantasa.changes.FollowedFigures;
import fi.ajantasa.credit.QueryFigures;
import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.ItemOutcome;
import fi.ajantasa.decide.Rules;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.Direction;
import fi.ajantasa.report.Equation;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.Reached;
import fi.ajantasa.report.ReportFolder;
import fi.ajantasa.report.RunListStore;
import fi.ajantasa.report.RunReport;
import fi.ajantasa.report.RunReportQuery;
import fi.ajantasa.report.RunSummaryStore;
import fi.ajantasa.wash.WashFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Proves the run's figures by the control equations, read back from storage, writes its report and closes it. */
final class SummariseStep {
    private static final Logger LOG = LoggerFactory.getLogger(SummariseStep.class);
    private final RunContext context;
    private final String run;
    private final RunListStore lists;

    SummariseStep(RunContext context) {
        this.context = context;
        this.run = context.run().id();
        this.lists = context.workplace().lists();
    }

    void run() {
        boolean dry = context.run().order().dryRun();
        if (!dry && context.job().findReference().isEmpty()) {
            keepFigures();
            keepQueries();
            new CreditForgetting(context).run();
            new ReviewFigures(context).keep();
        }
        close(dry ? Reached.DECIDED : Reached.APPLIED);
        report();
        if (dry) {
            context.workplace().extracts().refuse(context.extract().id(), "dry-run");
        }
    }

    /** What became of the plan, and the flags as they stand after it. */
    void keepFigures() {
        keepApplied();
        keepFlags();
    }

    /** Keeps the run's report as it is now. */
    void report() {
        RunReport report =
                new RunReportQuery(context.workplace().dataSource()).find(run).orElseThrow();
        new RunSummaryStore(context.workplace().dataSource()).save(report);
        new ReportFolder(context.workplace().reports()).write(report);
    }

    /** The flags as they stand before anything is applied: the left side of E8. */
    static void keepFlagsBefore(RunContext context) {
        context.workplace().restrictions().current().forEach((reason, customers) -> context.workplace()
                .lists()
                .put(context.run().id(), ListName.FLAGS_BEFORE, reason, customers));
    }

    private ItemLists items() {
        ItemLists planned = context.workplace().plans().lists(run);
        return context.workplace().runs().holds(run)
                ? planned.holding(lists.read(run, ListName.TO_DECIDE.word(), ""))
                : planned;
    }

    private void keepApplied() {
        Map<String, RoaringBitmap> applied = new TreeMap<>();
        Map<String, RoaringBitmap> conflicts = new TreeMap<>();
        Map<String, RoaringBitmap> failed = new TreeMap<>();
        items().items().forEach((key, customers) -> {
            if (key.outcome() == ItemOutcome.CHANGED) {
                int part = key.direction() == Direction.RAISES ? 1 : 2;
                RoaringBitmap moved = context.workplace().applyExceptions().list(run, part, true);
                RoaringBitmap broken = context.workplace().applyExceptions().list(run, part, false);
                RoaringBitmap done = RoaringBitmap.andNot(customers, moved);
                done.andNot(broken);
                add(applied, key.attribute(), done);
                add(conflicts, key.attribute(), RoaringBitmap.and(customers, moved));
                add(failed, key.attribute(), RoaringBitmap.and(customers, broken));
            }
        });
        put(ListName.APPLIED, applied);
        put(ListName.CONFLICT_SINCE_PLAN, conflicts);
        put(ListName.FAILED, failed);
    }

    private static void add(Map<String, RoaringBitmap> into, String attribute, RoaringBitmap customers) {
        if (!customers.isEmpty()) {
            into.computeIfAbsent(attribute, it -> new RoaringBitmap()).or(customers);
        }
    }

    /**
     * Of a register that is asked: about whom, and what came of it (E10); of one that is followed: whose events wait;
     * of one that washes: what came of each number (E12).
     */
    private void keepQueries() {
        if (context.job().receive().query() != null) {
            QueryFigures.keep(
                    run,
                    context.job().register(),
                    context.extract().sequence(),
                    context.workplace().dataSource());
        } else if (context.job().receive().changes() != null) {
            FollowedFigures.keep(
                    run,
                    context.job().register(),
                    context.job().expect().poisonAttempts(),
                    context.workplace().dataSource());
        } else if (context.job().receive().wash() != null) {
            WashFigures.keep(
                    run,
                    context.job().register(),
                    context.extract().sequence(),
                    context.workplace().dataSource());
        }
    }

    private void put(ListName name, Map<String, RoaringBitmap> byWord) {
        byWord.forEach((word, customers) -> lists.put(run, name, word, customers));
    }

    private void keepFlags() {
        ItemLists items = items();
        RoaringBitmap raisingMissed = exceptions(1);
        RoaringBitmap restMissed = exceptions(2);
        Map<String, RoaringBitmap> added = new TreeMap<>();
        items.added().forEach((reason, customers) -> {
            RoaringBitmap fresh =
                    RoaringBitmap.andNot(customers, lists.read(run, ListName.FLAGS_BEFORE.word(), reason));
            fresh.andNot(raisingMissed);
            add(added, reason, fresh);
        });
        Map<String, RoaringBitmap> lifted = new TreeMap<>();
        items.lifted().forEach((reason, customers) -> add(lifted, reason, RoaringBitmap.andNot(customers, restMissed)));
        put(ListName.FLAG_ADDED, added);
        put(ListName.FLAG_LIFTED, lifted);
        put(ListName.LIFTED_BY_RULE, byRule(items, lifted));
        LocalDate today = context.run().order().businessDate();
        put(
                ListName.ENTRY_HELD,
                context.workplace().restrictions().ending(today, today.plusDays(Rules.ENTRY_HELD_DAYS)));
        put(ListName.FLAGS_AFTER, context.workplace().restrictions().current());
    }

    /** Of the customers a restriction was lifted for, those for whom a list's entry was over. */
    private static Map<String, RoaringBitmap> byRule(ItemLists items, Map<String, RoaringBitmap> lifted) {
        RoaringBitmap all = RoaringBitmap.or(lifted.values().iterator());
        Map<String, RoaringBitmap> byRule = new TreeMap<>();
        for (String rule : List.of(Rules.ENTRY_ENDED, Rules.LEFT_THE_LIST)) {
            byRule.put(rule, RoaringBitmap.and(all, items.decidedBy(rule)));
        }
        return byRule;
    }

    private RoaringBitmap exceptions(int part) {
        return RoaringBitmap.or(
                context.workplace().applyExceptions().list(run, part, true),
                context.workplace().applyExceptions().list(run, part, false));
    }

    /** Ends the run as its equations say, and puts on record how, with the hash of every list behind a figure. */
    void close(Reached reached) {
        end(reached);
        if (reached == Reached.APPLIED && !context.run().order().dryRun()) {
            putOnRecord();
        }
    }

    private void putOnRecord() {
        AuditEntry about = context.entry();
        Run ended = context.workplace().runs().find(run).orElseThrow();
        List<List<Object>> roots = lists.list(run).stream()
                .map(it -> List.<Object>of(it.key().name(), it.key().attribute(), it.size(), it.sha256()))
                .toList();
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "state", ended.state().name(),
                        "code", RunExecution.code(ended).number(),
                        "plan", String.valueOf(ended.planHash()),
                        "lists", roots));
        AuditEntry entry =
                new AuditEntry("run-summary", run, 0, about.actor(), about.purpose(), about.jobHash(), 0, body);
        context.workplace()
                .audit()
                .append(List.of(entry), context.workplace().clock().instant());
    }

    private void end(Reached reached) {
        Optional<Equation> broken = new RunReportQuery(context.workplace().dataSource())
                .equations(run, reached).stream().filter(it -> !it.holds()).findFirst();
        RunStore runs = context.workplace().runs();
        if (broken.isPresent()) {
            String what =
                    broken.get().key() + " " + String.join("; ", broken.get().faults());
            runs.end(run, Run.State.FAILED, ExitCode.IMBALANCE, "", Messages.imbalance(context.run(), what));
            LOG.error("{} summarise: {}", run, what);
        } else if (runs.holds(run)) {
            runs.endHeld(run, context.run().order().dryRun() ? Run.State.DONE : Run.State.HELD);
        } else {
            ExitCode code = isClean() ? ExitCode.OK : ExitCode.OK_WITH_REJECTS;
            runs.end(run, Run.State.DONE, code, "", Messages.done(context.run(), code));
            LOG.info("{} summarise: {}", run, code);
        }
    }

    private boolean isClean() {
        return lists.read(run, ListName.REJECTED.word(), "").isEmpty()
                && lists.read(run, ListName.DUPLICATE.word(), "").isEmpty()
                && RoaringBitmap.andNot(
                                lists.read(run, ListName.POSSIBLE.word(), ""),
                                lists.read(run, ListName.DECIDED_BEFORE.word(), ""))
                        .isEmpty()
                && lists.read(run, ListName.QUARANTINE.word(), QuarantineSlice.STILL_WAITING)
                        .isEmpty()
                && context.workplace().tasks().list(run).isEmpty()
                && RoaringBitmap.or(exceptions(1), exceptions(2)).isEmpty();
    }
}
