package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.ACCEPTED;
import static fi.ajantasa.report.ListName.APPLIED;
import static fi.ajantasa.report.ListName.BLOCKED_BY_TOMBSTONE;
import static fi.ajantasa.report.ListName.CHANGED;
import static fi.ajantasa.report.ListName.CLERICAL_ALREADY_OPEN;
import static fi.ajantasa.report.ListName.CLERICAL_OPENED;
import static fi.ajantasa.report.ListName.CONFLICT_SINCE_PLAN;
import static fi.ajantasa.report.ListName.DECIDED_BEFORE;
import static fi.ajantasa.report.ListName.DUPLICATE;
import static fi.ajantasa.report.ListName.FAILED;
import static fi.ajantasa.report.ListName.HELD_ROWS;
import static fi.ajantasa.report.ListName.ITEMS;
import static fi.ajantasa.report.ListName.MATCHED;
import static fi.ajantasa.report.ListName.NOT_REPLAYED;
import static fi.ajantasa.report.ListName.POSSIBLE;
import static fi.ajantasa.report.ListName.REJECTED;
import static fi.ajantasa.report.ListName.STORED;
import static fi.ajantasa.report.ListName.UNCHANGED_ROWS;
import static fi.ajantasa.report.ListName.UNMATCHED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The control equations of a run, proven on its stored lists; any that does not hold makes the run an imbalance. */
final class Equations {
    private static final String APPLIED_CUSTOMERS = ListRowsQuery.APPLIED_CUSTOMERS;

    private final Evidence evidence;
    private final RunLists lists;

    private Equations(Evidence evidence) {
        this.evidence = evidence;
        this.lists = evidence.lists();
    }

    static List<Equation> of(Evidence evidence) {
        return new Equations(evidence).all();
    }

    private List<Equation> all() {
        List<Equation> all = new ArrayList<>();
        if (!lists.faults().isEmpty()) {
            all.add(Equation.of("E0", "storage", List.of(), List.of(), lists.faults()));
        }
        if (lists.has(ListName.RUN_CHANGES)) {
            all.addAll(undone());
            return all;
        }
        boolean received = evidence.reached().atLeast(Reached.RECEIVED);
        all.addAll(received ? FileEquations.of(evidence.totals(), evidence.counted()) : List.of(open("E1", "rows")));
        boolean matched = evidence.reached().atLeast(Reached.MATCHED);
        all.add(matched ? parse() : open("E2", "parse"));
        if (lists.has(STORED) || lists.has(HELD_ROWS)) {
            all.add(store());
            return all;
        }
        all.add(matched ? match() : open("E3", "match"));
        all.add(matched ? clerical() : open("E3a", "clerical"));
        all.add(evidence.reached().atLeast(Reached.DECIDED) ? decide() : open("E4", "decide"));
        boolean applied = evidence.reached().atLeast(Reached.APPLIED);
        all.add(applied ? apply() : open("E5", "apply"));
        all.addAll(WriteBackEquations.of(lists));
        all.add(applied ? auditedItems() : open("E7", "audit-items"));
        all.add(applied ? auditedCustomers() : open("E7", "audit-customers"));
        all.add(applied ? FlagEquation.of(lists) : open("E8", "flags"));
        if (lists.has(ListName.WASHED)) {
            all.add(WashEquation.of(lists));
        }
        if (lists.has(ListName.REQUESTED)) {
            all.addAll(QueryEquations.of(lists, evidence.auditedQueries()));
        }
        return all;
    }

    /** Of a roll-back, which reads no delivery. */
    private List<Equation> undone() {
        boolean applied = evidence.reached().atLeast(Reached.APPLIED);
        boolean decided = evidence.reached().atLeast(Reached.DECIDED);
        List<Equation> all = new ArrayList<>();
        all.add(decided ? RollbackEquation.of(lists) : open("E13", "rollback"));
        all.add(applied ? apply() : open("E5", "apply"));
        all.addAll(WriteBackEquations.of(lists));
        all.add(applied ? auditedItems() : open("E7", "audit-items"));
        all.add(applied ? auditedCustomers() : open("E7", "audit-customers"));
        all.add(applied ? FlagEquation.of(lists) : open("E8", "flags"));
        return all;
    }

    private static Equation open(String code, String name) {
        return Equation.notEvaluated(code, name);
    }

    /**
     * E2: counted = accepted + rejected + duplicate; the reject list is the reject ledger, row by row. A replay leaves all
     * rows but the replayed ones: counted = … + not-replayed.
     */
    private Equation parse() {
        List<ListName> classes = new ArrayList<>(List.of(ACCEPTED, REJECTED, DUPLICATE));
        if (lists.has(NOT_REPLAYED)) {
            classes.add(NOT_REPLAYED);
        }
        RoaringBitmap file = RoaringBitmap.bitmapOfRange(1, evidence.counted() + 1);
        SetProof proof = new SetProof(Unit.ROWS)
                .partition("the delivery", file, named(classes))
                .equal(REJECTED.word(), rows(REJECTED), "the reject ledger", evidence.rejectLedger());
        return Equation.of(
                "E2",
                "parse",
                List.of(new Term("counted", evidence.counted(), "control-totals")),
                terms(classes),
                proof.faults());
    }

    /** E3: accepted = matched + possible + unmatched + blocked-by-tombstone; unchanged rows are matched rows. */
    private Equation match() {
        List<ListName> classes = List.of(MATCHED, POSSIBLE, UNMATCHED, BLOCKED_BY_TOMBSTONE);
        SetProof proof = new SetProof(Unit.ROWS)
                .partition(ACCEPTED.word(), rows(ACCEPTED), named(classes))
                .within(MATCHED.word(), rows(MATCHED), UNCHANGED_ROWS.word(), rows(UNCHANGED_ROWS));
        return Equation.of("E3", "match", terms(List.of(ACCEPTED)), terms(classes), proof.faults());
    }

    /** E3 of a reference list: accepted = stored + held-rows. */
    private Equation store() {
        List<ListName> classes = List.of(STORED, HELD_ROWS);
        SetProof proof = new SetProof(Unit.ROWS).partition(ACCEPTED.word(), rows(ACCEPTED), named(classes));
        return Equation.of("E3", "store", terms(List.of(ACCEPTED)), terms(classes), proof.faults());
    }

    /** E3a: possible = clerical-opened + clerical-already-open + decided-before. */
    private Equation clerical() {
        List<ListName> classes = List.of(CLERICAL_OPENED, CLERICAL_ALREADY_OPEN, DECIDED_BEFORE);
        SetProof proof = new SetProof(Unit.ROWS).partition(POSSIBLE.word(), rows(POSSIBLE), named(classes));
        return Equation.of("E3a", "clerical", terms(List.of(POSSIBLE)), terms(classes), proof.faults());
    }

    /** E4, attribute by attribute: items = changed + unchanged + held + … . */
    private Equation decide() {
        return byAttribute("E4", "decide", ITEMS, ListName.OUTCOMES);
    }

    /** E5, attribute by attribute: changed = applied + conflict-since-plan + failed. */
    private Equation apply() {
        return byAttribute("E5", "apply", CHANGED, List.of(APPLIED, CONFLICT_SINCE_PLAN, FAILED));
    }

    private Equation byAttribute(String code, String name, ListName whole, List<ListName> parts) {
        List<ListName> all = new ArrayList<>(parts);
        all.add(whole);
        List<String> faults = new ArrayList<>();
        for (String attribute : lists.attributes(all)) {
            Map<String, RoaringBitmap> named = new LinkedHashMap<>();
            parts.forEach(part -> named.put(part.word(), lists.list(part, attribute)));
            faults.addAll(new SetProof(Unit.CUSTOMERS)
                    .partition(whole.word(), lists.list(whole, attribute), named)
                    .faults(attribute));
        }
        return Equation.of(code, name, terms(List.of(whole)), terms(parts), faults);
    }

    /** E7: the decisions counted in the audit entries are the applied items. */
    private Equation auditedItems() {
        Term audited = new Term("audit-items", evidence.auditDecisions(), "audit");
        return Equation.of("E7", "audit-items", List.of(audited), terms(List.of(APPLIED)), List.of());
    }

    /** E7: the customers with a change entry are those with an applied item. */
    private Equation auditedCustomers() {
        RoaringBitmap changed = lists.union(APPLIED);
        RoaringBitmap audited = evidence.auditCustomers();
        return Equation.of(
                "E7",
                "audit-customers",
                List.of(new Term("audit-customers", audited.getLongCardinality(), "audit")),
                List.of(new Term(APPLIED_CUSTOMERS, changed.getLongCardinality(), APPLIED_CUSTOMERS)),
                new SetProof(Unit.CUSTOMERS)
                        .equal("the audit log", audited, APPLIED.word(), changed)
                        .faults());
    }

    private RoaringBitmap rows(ListName name) {
        return lists.list(name, "");
    }

    private Map<String, RoaringBitmap> named(List<ListName> names) {
        Map<String, RoaringBitmap> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name.word(), rows(name)));
        return named;
    }

    private List<Term> terms(List<ListName> names) {
        return names.stream()
                .map(name -> new Term(name.word(), lists.total(name), name.word()))
                .toList();
    }
}
