package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.VERDICT_FREE;
import static fi.ajantasa.report.ListName.VERDICT_PROHIBITED;
import static fi.ajantasa.report.ListName.WASHED;
import static fi.ajantasa.report.ListName.WASH_ERROR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** E12: each number that was sent to be washed has one verdict, or stands among the errors by what is wrong with its reply. */
final class WashEquation {
    private WashEquation() {}

    static Equation of(RunLists lists) {
        Map<String, RoaringBitmap> parts = new LinkedHashMap<>();
        parts.put(VERDICT_PROHIBITED.word(), lists.union(VERDICT_PROHIBITED));
        parts.put(VERDICT_FREE.word(), lists.union(VERDICT_FREE));
        lists.byAttribute(WASH_ERROR).forEach((reason, rows) -> parts.put(WASH_ERROR.word() + "/" + reason, rows));
        return Equation.of(
                "E12",
                "wash",
                List.of(term(lists, WASHED)),
                Stream.of(VERDICT_PROHIBITED, VERDICT_FREE, WASH_ERROR)
                        .map(it -> term(lists, it))
                        .toList(),
                new SetProof(Unit.ROWS)
                        .partition(WASHED.word(), lists.union(WASHED), parts)
                        .faults());
    }

    private static Term term(RunLists lists, ListName name) {
        return new Term(name.word(), lists.total(name), name.word());
    }
}
