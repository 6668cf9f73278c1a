package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.ANSWERED;
import static fi.ajantasa.report.ListName.MISSING;
import static fi.ajantasa.report.ListName.NOT_IN_REGISTER;
import static fi.ajantasa.report.ListName.NOT_SENT;
import static fi.ajantasa.report.ListName.NO_IDENTITY_CODE;
import static fi.ajantasa.report.ListName.NO_PURPOSE;
import static fi.ajantasa.report.ListName.PERMITTED;
import static fi.ajantasa.report.ListName.RECORD_ERROR;
import static fi.ajantasa.report.ListName.REQUESTED;
import static fi.ajantasa.report.ListName.RESULT;
import static fi.ajantasa.report.ListName.SENT;
import static fi.ajantasa.report.ListName.UNKNOWN;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** E10 and E7 of a register that is asked: purpose by purpose, whom we might ask, whom we asked, and what is on record of it. */
final class QueryEquations {
    private final RunLists lists;

    private QueryEquations(RunLists lists) {
        this.lists = lists;
    }

    static List<Equation> of(RunLists lists, long audited) {
        QueryEquations equations = new QueryEquations(lists);
        return List.of(
                equations.partition("query-permitted", REQUESTED, List.of(PERMITTED, NO_PURPOSE, NO_IDENTITY_CODE)),
                equations.partition("query-sent", PERMITTED, List.of(SENT, NOT_SENT)),
                equations.partition("query-answered", SENT, List.of(ANSWERED, MISSING)),
                equations.partition("query-result", ANSWERED, List.of(RESULT, NOT_IN_REGISTER, RECORD_ERROR, UNKNOWN)),
                Equation.of(
                        "E7",
                        "audit-queries",
                        List.of(new Term("audit-queries", audited, "audit")),
                        List.of(new Term(SENT.word(), lists.total(SENT), SENT.word())),
                        List.of()));
    }

    private Equation partition(String name, ListName whole, List<ListName> parts) {
        List<ListName> all = new ArrayList<>(parts);
        all.add(whole);
        List<String> faults = new ArrayList<>();
        for (String purpose : lists.attributes(all)) {
            Map<String, RoaringBitmap> named = new LinkedHashMap<>();
            parts.forEach(part -> named.put(part.word(), lists.list(part, purpose)));
            faults.addAll(new SetProof(Unit.CUSTOMERS)
                    .partition(whole.word(), lists.list(whole, purpose), named)
                    .faults(purpose));
        }
        return Equation.of(
                "E10",
                name,
                List.of(term(whole)),
                parts.stream().map(this::term).toList(),
                faults);
    }

    private Term term(ListName name) {
        return new Term(name.word(), lists.total(name), name.word());
    }
}
