package fi.ajantasa.decide;

import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.person.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one register has said of one attribute of one customer and not taken back. */
final class AttributeState {

    private final Attribute attribute;
    private final List<Known> known = new ArrayList<>(2);
    private @Nullable Known unconfirmed;

    AttributeState(Attribute attribute) {
        this.attribute = attribute;
    }

    Attribute attribute() {
        return attribute;
    }

    /** Base data: in place of all that earlier deliveries said, except what is still to come on the delivery's day. */
    void stated(Known said, LocalDate day) {
        Known now = said;
        for (int i = known.size() - 1; i >= 0; i--) {
            Known before = known.get(i);
            boolean earlier = before.origin().extract() != said.origin().extract();
            if (earlier && !before.start().isAfter(day)) {
                known.remove(i);
                if (now.from() == null && same(before, now)) {
                    now = now.since(before);
                }
            }
        }
        put(now);
    }

    void added(Known said) {
        known.removeIf(before -> same(before, said) && before.start().equals(said.start()));
        put(said);
    }

    /** The state after a change; it also closes or restates a row that is known already (F13). */
    void changed(Known said) {
        Known now = said;
        for (int i = known.size() - 1; i >= 0; i--) {
            Known before = known.get(i);
            boolean sameRow = same(before, said) && before.fromAgrees(said);
            boolean samePlace = said.from() != null && said.from().equals(before.from());
            if (sameRow || samePlace) {
                known.remove(i);
                if (sameRow && said.from() == null && said.until() != null) {
                    now = said.since(before);
                }
            }
        }
        put(now);
    }

    /** What the register takes back; with nothing left of it the old value is not confirmed, but not gone (F29). */
    void removed(Known said) {
        Known last = takeBack(said);
        if (known.isEmpty() && last != null) {
            unconfirmed = last;
        }
    }

    /** A wrong row whose corrected row says nothing of this attribute: it is empty, a flag only not confirmed. */
    void correctedAway(Known wrong, Known corrected, boolean isFlag) {
        Known last = takeBack(wrong);
        if (known.isEmpty() && last != null) {
            if (isFlag) {
                unconfirmed = last;
            } else {
                put(corrected.emptied());
            }
        }
    }

    /** What holds on a day: the row that starts last; with an end in the past it is over, and nothing older revives (F30). */
    @Nullable
    Known on(LocalDate day) {
        Known best = null;
        for (Known candidate : known) {
            if (!candidate.start().isAfter(day) && (best == null || beats(candidate, best))) {
                best = candidate;
            }
        }
        return best != null ? best : unconfirmed;
    }

    /** Whether the register took back all it said and put nothing in its place. */
    boolean isUnconfirmed() {
        return unconfirmed != null;
    }

    /** Whether a delivery says something that only holds after the day (F28). */
    boolean isScheduled(int extract, LocalDate day) {
        for (Known candidate : known) {
            boolean later = candidate.start().isAfter(day)
                    || (candidate.change() == ChangeKind.CHANGED && candidate.nextAfter(day) != null);
            if (later && candidate.origin().extract() == extract) {
                return true;
            }
        }
        return false;
    }

    /** Adds the days after {@code day} on which something else will hold. */
    void addDue(LocalDate day, List<LocalDate> due) {
        for (Known candidate : known) {
            LocalDate next = candidate.nextAfter(day);
            if (next != null && !due.contains(next)) {
                due.add(next);
            }
        }
    }

    private void put(Known said) {
        known.add(said);
        unconfirmed = null;
    }

    private @Nullable Known takeBack(Known said) {
        Known last = null;
        for (int i = known.size() - 1; i >= 0; i--) {
            Known before = known.get(i);
            boolean meant = said.value() == null || same(before, said);
            if (meant && before.fromAgrees(said)) {
                known.remove(i);
                if (last == null || beats(before, last)) {
                    last = before;
                }
            }
        }
        return last;
    }

    private boolean same(Known a, Known b) {
        return Values.same(attribute, a.value(), b.value());
    }

    private static boolean beats(Known a, Known b) {
        int order = a.start().compareTo(b.start());
        if (order == 0) {
            order = Integer.compare(a.origin().extract(), b.origin().extract());
        }
        if (order == 0) {
            order = Boolean.compare(a.until() == null, b.until() == null);
        }
        return order >= 0;
    }
}
