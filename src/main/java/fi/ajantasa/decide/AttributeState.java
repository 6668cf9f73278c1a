package fi.ajantasa.decide;

import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Effect;
import fi.ajantasa.person.ValueKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that one register has said of one attribute of one customer and not taken back. */
final class AttributeState {

    private static final Comparator<Known> NEWEST_FIRST = Comparator.comparing(Known::start)
            .reversed()
            .thenComparing(entry -> entry.value() == null ? "" : entry.value());

    private final Attribute attribute;
    private final List<Known> known = new ArrayList<>(2);
    private @Nullable Known unconfirmed;

    AttributeState(Attribute attribute) {
        this.attribute = attribute;
    }

    Attribute attribute() {
        return attribute;
    }

    /** Whether a payment is told again, and told otherwise. */
    boolean contradicts(Known said) {
        return attribute.kind() == ValueKind.PAYMENT
                && known.stream().anyMatch(before -> isOfOneNumber(before, said) && !same(before, said));
    }

    /** Base data: in place of all that earlier deliveries said, except what is still to come on the delivery's day. */
    void stated(Known said, LocalDate day) {
        Known now = said;
        for (int i = known.size() - 1; i >= 0; i--) {
            Known before = known.get(i);
            boolean earlier = before.origin().extract() != said.origin().extract() && isOfOneNumber(before, said);
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
        known.removeIf(before -> isOfOneNumber(before, said)
                && same(before, said)
                && before.start().equals(said.start()));
        put(said);
    }

    /** The state after a change; it also closes or restates a row that is known already (F13). */
    void changed(Known said) {
        Known now = said;
        for (int i = known.size() - 1; i >= 0; i--) {
            Known before = known.get(i);
            boolean sameRow = same(before, said) && before.fromAgrees(said);
            boolean samePlace = said.from() != null && said.from().equals(before.from());
            if (isOfOneNumber(before, said) && (sameRow || samePlace)) {
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

    /** An entry taken off a list on a day, whatever first day its row repeats: it is held for a while. */
    void left(Known said, LocalDate day) {
        known.replaceAll(before -> isOfOneNumber(before, said) && same(before, said) && before.fromAgrees(said)
                ? before.leaving(day)
                : before);
    }

    /** A full list has these numbers no more, or the customer no more when they are null. */
    void absent(@Nullable Set<String> numbers, int extract, LocalDate day) {
        known.replaceAll(before -> before.origin().extract() != extract
                        && (numbers == null || (before.number() != null && !numbers.contains(before.number())))
                ? before.leaving(day)
                : before);
    }

    /**
     * What holds on a day: the row that starts last; with an end in the past it is over, and nothing older revives (F30).
     * Of a flag about several numbers the one that is on.
     */
    @Nullable
    Known on(LocalDate day) {
        if (attribute.kind().collects()) {
            return together(day);
        }
        Known best = null;
        for (int place = 0; place < known.size(); place++) {
            Known candidate = known.get(place);
            if (isLastOfItsNumber(place, day) && (best == null || isMore(candidate, best, day))) {
                best = candidate;
            }
        }
        return best != null ? best : unconfirmed;
    }

    /** All entries that hold on a day as one value, those that start last first; of entries that are all over none. */
    private @Nullable Known together(LocalDate day) {
        List<Known> last = new ArrayList<>();
        for (int place = 0; place < known.size(); place++) {
            if (isLastOfItsNumber(place, day)) {
                last.add(known.get(place));
            }
        }
        if (last.isEmpty()) {
            return null;
        }
        last.sort(NEWEST_FIRST);
        List<String> entries = last.stream()
                .filter(entry -> entry.value() != null && !entry.endedBefore(day))
                .map(Known::value)
                .toList();
        Known newest = last.get(0);
        for (Known entry : last) {
            newest = beats(entry, newest) && !beats(newest, entry) ? entry : newest;
        }
        return entries.isEmpty() ? newest.emptied() : newest.with(entries);
    }

    private boolean isLastOfItsNumber(int place, LocalDate day) {
        Known candidate = known.get(place);
        boolean last = !candidate.start().isAfter(day);
        for (int i = 0; i < known.size(); i++) {
            Known other = known.get(i);
            last &= i == place
                    || other.start().isAfter(day)
                    || !isOfOneNumber(other, candidate)
                    || !beats(other, candidate)
                    || (beats(candidate, other) && i < place);
        }
        return last;
    }

    private boolean isMore(Known candidate, Known best, LocalDate day) {
        boolean on = candidate.isOn(day);
        return on == best.isOn(day) ? beats(candidate, best) : on;
    }

    private static boolean isOfOneNumber(Known a, Known b) {
        return Objects.equals(a.number(), b.number());
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

    /** Adds the days after {@code day} on which something else will hold; where entries are collected the first of them. */
    void addDue(LocalDate day, List<LocalDate> due) {
        LocalDate first = null;
        for (Known candidate : known) {
            LocalDate next = candidate.nextAfter(day);
            if (next != null && attribute.kind().collects()) {
                first = first == null || next.isBefore(first) ? next : first;
            } else {
                add(next, due);
            }
        }
        add(first, due);
    }

    private static void add(@Nullable LocalDate day, List<LocalDate> due) {
        if (day != null && !due.contains(day)) {
            due.add(day);
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
            boolean meant = isOfOneNumber(before, said) && (said.value() == null || same(before, said));
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

    /** What starts later and was said later; a flag that protects is on where one delivery says both of one day. */
    private boolean beats(Known a, Known b) {
        int order = a.start().compareTo(b.start());
        if (order == 0) {
            order = Integer.compare(a.origin().extract(), b.origin().extract());
        }
        if (order == 0 && attribute.effect() == Effect.ON_RAISES) {
            order = Boolean.compare(Values.ON.equals(a.value()), Values.ON.equals(b.value()));
        }
        if (order == 0) {
            order = Boolean.compare(a.until() == null, b.until() == null);
        }
        return order >= 0;
    }
}
