package fi.ajantasa.report;

import static fi.ajantasa.report.ListName.FLAGS_AFTER;
import static fi.ajantasa.report.ListName.FLAGS_BEFORE;
import static fi.ajantasa.report.ListName.FLAG_ADDED;
import static fi.ajantasa.report.ListName.FLAG_EXPIRED;
import static fi.ajantasa.report.ListName.FLAG_LIFTED;

import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** E8: restrictions before, and what the run added, lifted and let expire, give the restrictions after, reason by reason. */
final class FlagEquation {
    private FlagEquation() {}

    static Equation of(RunLists lists) {
        List<String> faults = new ArrayList<>();
        for (String reason :
                lists.attributes(List.of(FLAGS_BEFORE, FLAG_ADDED, FLAG_LIFTED, FLAG_EXPIRED, FLAGS_AFTER))) {
            faults.addAll(prove(lists, reason));
        }
        List<Term> left = List.of(
                term(lists, FLAGS_BEFORE, 1),
                term(lists, FLAG_ADDED, 1),
                term(lists, FLAG_LIFTED, -1),
                term(lists, FLAG_EXPIRED, -1));
        return Equation.of("E8", "flags", left, List.of(term(lists, FLAGS_AFTER, 1)), faults);
    }

    private static List<String> prove(RunLists lists, String reason) {
        RoaringBitmap before = lists.list(FLAGS_BEFORE, reason);
        RoaringBitmap added = lists.list(FLAG_ADDED, reason);
        RoaringBitmap lifted = lists.list(FLAG_LIFTED, reason);
        RoaringBitmap expired = lists.list(FLAG_EXPIRED, reason);
        RoaringBitmap expected = RoaringBitmap.or(before, added);
        expected.andNot(lifted);
        expected.andNot(expired);
        return new SetProof(Unit.CUSTOMERS)
                .disjoint(FLAGS_BEFORE.word(), before, FLAG_ADDED.word(), added)
                .disjoint(FLAG_LIFTED.word(), lifted, FLAG_EXPIRED.word(), expired)
                .within(FLAGS_BEFORE.word(), before, FLAG_LIFTED.word(), lifted)
                .within(FLAGS_BEFORE.word(), before, FLAG_EXPIRED.word(), expired)
                .equal("the left side", expected, FLAGS_AFTER.word(), lists.list(FLAGS_AFTER, reason))
                .faults(reason);
    }

    private static Term term(RunLists lists, ListName name, int sign) {
        return new Term(name.word(), sign * lists.total(name), name.word());
    }
}
