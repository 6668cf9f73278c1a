package fi.ajantasa.batch;

import fi.ajantasa.decide.ItemLists;
import fi.ajantasa.decide.ItemOutcome;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.person.Direction;
import fi.ajantasa.report.ListName;
import fi.ajantasa.report.RunListStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the plan by its hash and holds it against the one that was confirmed; from here on the delivery counts no more. */
final class RollbackCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RollbackCheck.class);
    private final RollbackContext context;
    private final Workplace workplace;
    private final String run;
    private final RunListStore lists;

    RollbackCheck(RollbackContext context) {
        this.context = context;
        this.workplace = context.workplace();
        this.run = context.run().id();
        this.lists = workplace.lists();
    }

    /** False when another plan was confirmed. */
    boolean run() {
        String hash = workplace.plans().planHash(run);
        workplace.runs().planned(run, hash);
        long changes = keepPlanned(workplace.plans().lists(run));
        LOG.info(
                "{} undo: {} changes of {} go back",
                run,
                changes,
                context.undone().id());
        if (context.run().order().dryRun()) {
            return true;
        }
        boolean same = workplace
                .approvals()
                .judge(run, hash, changes, workplace.clock().instant());
        if (same) {
            SummariseStep.keepFlagsBefore(context.steps());
            if (!context.protecting()) {
                workplace.rollbacks().discard(context.extract(), workplace);
            }
        } else {
            workplace
                    .runs()
                    .end(
                            run,
                            Run.State.REFUSED,
                            ExitCode.APPROVAL_VOID,
                            ApprovalStore.PLAN_DIFFERS,
                            RollbackMessages.planDiffers(context));
        }
        return same;
    }

    private long keepPlanned(ItemLists planned) {
        Map<ListName, Map<String, RoaringBitmap>> named = new EnumMap<>(ListName.class);
        planned.items().forEach((key, customers) -> {
            if (key.outcome() == ItemOutcome.CHANGED) {
                add(named, ListName.CHANGED, key.attribute(), customers);
                if (key.direction() != Direction.NEUTRAL) {
                    ListName name = key.direction() == Direction.RAISES ? ListName.RAISES : ListName.LOWERS;
                    add(named, name, key.attribute(), customers);
                }
            }
        });
        named.forEach((name, byItem) -> byItem.forEach((item, customers) -> lists.put(run, name, item, customers)));
        if (lists.size(run, ListName.RUN_CHANGES) == 0) {
            lists.put(run, ListName.RUN_CHANGES, "", new RoaringBitmap());
        }
        return lists.size(run, ListName.CHANGED);
    }

    private static void add(
            Map<ListName, Map<String, RoaringBitmap>> named, ListName name, String item, RoaringBitmap customers) {
        named.computeIfAbsent(name, it -> new TreeMap<>())
                .computeIfAbsent(item, it -> new RoaringBitmap())
                .or(customers);
    }
}
