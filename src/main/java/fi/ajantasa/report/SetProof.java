package fi.ajantasa.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Proves by set algebra that named lists are disjoint and together are exactly a whole; says in words where they are not. */
final class SetProof {
    private final String unit;
    private final List<String> faults = new ArrayList<>();

    SetProof(Unit unit) {
        this.unit = unit == Unit.ROWS ? "row" : "customer";
    }

    SetProof partition(String wholeName, RoaringBitmap whole, Map<String, RoaringBitmap> parts) {
        RoaringBitmap union = new RoaringBitmap();
        parts.forEach((name, part) -> {
            if (RoaringBitmap.intersects(union, part)) {
                overlap(name, part, parts);
            }
            union.or(part);
        });
        within(wholeName, whole, "the right side", union);
        missing("is in " + wholeName + " and in none of " + String.join(", ", parts.keySet()), whole, union);
        return this;
    }

    SetProof within(String wholeName, RoaringBitmap whole, String partName, RoaringBitmap part) {
        missing("is in " + partName + " and not in " + wholeName, part, whole);
        return this;
    }

    SetProof disjoint(String first, RoaringBitmap one, String second, RoaringBitmap other) {
        found("is in " + first + " and in " + second, RoaringBitmap.and(one, other));
        return this;
    }

    SetProof equal(String first, RoaringBitmap one, String second, RoaringBitmap other) {
        return within(second, other, first, one).within(first, one, second, other);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> faults(String attribute) {
        return faults.stream().map(fault -> attribute + ": " + fault).toList();
    }

    private void overlap(String name, RoaringBitmap part, Map<String, RoaringBitmap> parts) {
        for (Map.Entry<String, RoaringBitmap> other : parts.entrySet()) {
            if (other.getKey().equals(name)) {
                return;
            }
            disjoint(other.getKey(), other.getValue(), name, part);
        }
    }

    private void missing(String what, RoaringBitmap from, RoaringBitmap in) {
        found(what, RoaringBitmap.andNot(from, in));
    }

    private void found(String what, RoaringBitmap wrong) {
        if (!wrong.isEmpty()) {
            long others = wrong.getLongCardinality() - 1;
            faults.add(unit + " " + wrong.first() + (others == 0 ? "" : " (and " + others + " more)") + " " + what);
        }
    }
}
