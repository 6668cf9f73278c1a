package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.ACKNOWLEDGED;
import static fi.ajantasa.report.ListName.APPLIED;
import static fi.ajantasa.report.ListName.NOT_ACKNOWLEDGED;
import static fi.ajantasa.report.ListName.NO_TARGET;
import static fi.ajantasa.report.ListName.OUTBOX_SENT;
import static fi.ajantasa.report.ListName.READ_BACK_EQUAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * E6: what was applied is told to the customer system or has no target there; what was told was acknowledged, and is held
 * there as it was told. The two last wait for the last answer about the run.
 */
final class WriteBackEquations {
    private static final String CODE = "E6";

    private final RunLists lists;
    private final Set<String> items;

    private WriteBackEquations(RunLists lists) {
        this.lists = lists;
        this.items = lists.attributes(List.of(APPLIED, OUTBOX_SENT, NO_TARGET, ACKNOWLEDGED, READ_BACK_EQUAL));
    }

    /** None of a run that was applied while nobody was told. */
    static List<Equation> of(RunLists lists) {
        if (!lists.has(OUTBOX_SENT) && !lists.has(NO_TARGET)) {
            return List.of();
        }
        WriteBackEquations equations = new WriteBackEquations(lists);
        return lists.has(APPLIED) ? equations.all() : List.of(Equation.notEvaluated(CODE, "outbox"));
    }

    private List<Equation> all() {
        List<Equation> all = new ArrayList<>();
        all.add(outbox());
        boolean answered = items.stream().allMatch(this::isAnswered);
        all.add(
                answered
                        ? equal("acknowledged", OUTBOX_SENT, ACKNOWLEDGED)
                        : Equation.notEvaluated(CODE, "acknowledged"));
        all.add(
                answered
                        ? equal("read-back", ACKNOWLEDGED, READ_BACK_EQUAL)
                        : Equation.notEvaluated(CODE, "read-back"));
        return all;
    }

    private boolean isAnswered(String item) {
        RoaringBitmap answered = RoaringBitmap.or(lists.list(ACKNOWLEDGED, item), lists.list(NOT_ACKNOWLEDGED, item));
        return RoaringBitmap.andNot(lists.list(OUTBOX_SENT, item), answered).isEmpty();
    }

    private Equation outbox() {
        List<String> faults = new ArrayList<>();
        items.forEach(item -> faults.addAll(new SetProof(Unit.CUSTOMERS)
                .partition(
                        APPLIED.word(),
                        lists.list(APPLIED, item),
                        new TreeMap<>(Map.of(
                                OUTBOX_SENT.word(), lists.list(OUTBOX_SENT, item),
                                NO_TARGET.word(), lists.list(NO_TARGET, item))))
                .faults(item)));
        return Equation.of(CODE, "outbox", List.of(term(APPLIED)), List.of(term(OUTBOX_SENT), term(NO_TARGET)), faults);
    }

    private Equation equal(String name, ListName left, ListName right) {
        List<String> faults = new ArrayList<>();
        items.forEach(item -> faults.addAll(new SetProof(Unit.CUSTOMERS)
                .equal(left.word(), lists.list(left, item), right.word(), lists.list(right, item))
                .faults(item)));
        return Equation.of(CODE, name, List.of(term(left)), List.of(term(right)), faults);
    }

    private Term term(ListName name) {
        return new Term(name.word(), lists.total(name), name.word());
    }
}
