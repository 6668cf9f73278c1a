package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.KEPT;
import static fi.ajantasa.report.ListName.NOT_REVERSED;
import static fi.ajantasa.report.ListName.REREAD_DIFFERS;
import static fi.ajantasa.report.ListName.REVERSED;
import static fi.ajantasa.report.ListName.RUN_CHANGES;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** E13: all that a run had changed is reversed, kept or could not be reversed, and what was written reads as written. */
final class RollbackEquation {
    private static final List<ListName> PARTS = List.of(REVERSED, KEPT, NOT_REVERSED);

    private RollbackEquation() {}

    static Equation of(RunLists lists) {
        List<String> faults = new ArrayList<>();
        for (String attribute : lists.attributes(
                Stream.concat(Stream.of(RUN_CHANGES), PARTS.stream()).toList())) {
            Map<String, RoaringBitmap> parts = new LinkedHashMap<>();
            PARTS.forEach(part -> parts.put(part.word(), lists.list(part, attribute)));
            faults.addAll(new SetProof(Unit.CUSTOMERS)
                    .partition(RUN_CHANGES.word(), lists.list(RUN_CHANGES, attribute), parts)
                    .faults(attribute));
        }
        lists.byAttribute(REREAD_DIFFERS)
                .forEach((attribute, customers) -> faults.add(attribute + ": " + customers.getLongCardinality()
                        + " customers do not read as what stood before was written"));
        return Equation.of(
                "E13",
                "rollback",
                List.of(term(lists, RUN_CHANGES)),
                PARTS.stream().map(it -> term(lists, it)).toList(),
                faults);
    }

    private static Term term(RunLists lists, ListName name) {
        return new Term(name.word(), lists.total(name), name.word());
    }
}
