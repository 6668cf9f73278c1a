package fi.ajantasa.batch;

import fi.ajantasa.report.ListName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** What a slice does to the quarantine: whose rows came in, left it, or wait on. */
final class QuarantineSlice {
    static final String STILL_WAITING = "waiting";
    static final String GIVEN_UP = "given-up";
    private static final String TAKEN_IN = "taken-in";
    private static final String SUPERSEDED = "superseded";

    private final RunContext context;
    private final Set<Integer> touched = new TreeSet<>();
    private final List<WaitingRow> rows = new ArrayList<>();
    private final Map<String, RoaringBitmap> became = new TreeMap<>();
    private final RoaringBitmap waitingRows = new RoaringBitmap();

    QuarantineSlice(RunContext context) {
        this.context = context;
    }

    void add(PersonTurn turn) {
        int customer = turn.customer();
        if (!turn.waiting().isEmpty() || context.quarantine().knows(customer)) {
            touched.add(customer);
            rows.addAll(turn.waiting());
        }
        if (turn.released()) {
            became(TAKEN_IN, customer);
        }
        if (turn.superseded()) {
            became(SUPERSEDED, customer);
        }
        turn.rejections().stream()
                .filter(it -> it.rules().contains(PersonTurn.WAITING))
                .forEach(it -> waitingRows.add(Math.toIntExact(it.row())));
    }

    private void became(String word, int customer) {
        became.computeIfAbsent(word, it -> new RoaringBitmap()).add(customer);
    }

    void save(int part) {
        Workplace workplace = context.workplace();
        String run = context.run().id();
        became.forEach((word, customers) -> workplace.lists().putPart(run, ListName.QUARANTINE, word, part, customers));
        if (!waitingRows.isEmpty()) {
            workplace.lists().putPart(run, ListName.WAITING_ROWS, "", part, waitingRows);
        }
        if (!context.run().order().dryRun()) {
            workplace
                    .quarantine()
                    .replace(
                            context.job().register(),
                            touched,
                            rows,
                            workplace.clock().instant());
        }
    }

    /** Keeps, for the report, who waits after the decisions of this run and who is tried no more. */
    static void keepFigures(RunContext context) {
        String register = context.job().register();
        int limit = context.job().expect().poisonAttempts();
        RoaringBitmap waiting = new RoaringBitmap();
        RoaringBitmap givenUp = new RoaringBitmap();
        for (WaitingRow row : context.workplace().quarantine().list()) {
            if (row.counts() && row.register().equals(register)) {
                boolean head = waiting.checkedAdd(row.customer());
                if (head && row.attempts() >= limit) {
                    givenUp.add(row.customer());
                }
            }
        }
        keep(context, STILL_WAITING, waiting);
        keep(context, GIVEN_UP, givenUp);
    }

    private static void keep(RunContext context, String word, RoaringBitmap customers) {
        if (!customers.isEmpty()) {
            context.workplace().lists().put(context.run().id(), ListName.QUARANTINE, word, customers);
        }
    }
}
