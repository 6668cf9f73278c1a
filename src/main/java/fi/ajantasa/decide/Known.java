package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.Attribute;
import fi.ajantasa.person.Collected;
import fi.ajantasa.person.Effect;
import fi.ajantasa.person.PartialDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a register says holds from a day on, for a while or until further notice; a null value is known empty.
 *
 * @param start the day it counts from: the claim's own, else the day of the change, else of the delivery
 * @param until the last day it counts; of a flag that protects, the last day after which it may be lifted
 * @param number what keeps it apart from others of the attribute: the telephone number a flag is about and whose row says
 *     so, the first word of an entry that is collected; or null
 */
record Known(
        Origin origin,
        ChangeKind change,
        @Nullable String value,
        LocalDate start,
        @Nullable PartialDate from,
        @Nullable PartialDate until,
        @Nullable LocalDate saidOn,
        @Nullable String number) {

    static Known of(Fact fact, Claim claim, Attribute attribute) {
        PartialDate from = claim.from();
        LocalDate start = from == null ? fact.day() : from.earliest();
        boolean protects = attribute.effect() == Effect.ON_RAISES;
        return new Known(
                fact.origin(),
                fact.change(),
                claim.value(),
                start,
                from,
                protects ? held(claim.until()) : claim.until(),
                claim.saidOn(),
                keptApartBy(fact, claim, attribute));
    }

    private static @Nullable String keptApartBy(Fact fact, Claim claim, Attribute attribute) {
        if (attribute.kind().collects()) {
            return claim.value() == null ? null : Collected.key(claim.value());
        }
        return attribute.effect() == Effect.ON_RAISES ? fact.tie().about() : null;
    }

    /** Together with others, which are older, as one value: the newest entry names the origin. */
    Known with(List<String> entries) {
        return new Known(origin, ChangeKind.STATE, Collected.joined(entries), start, null, null, null, null);
    }

    private static @Nullable PartialDate held(@Nullable PartialDate until) {
        return until == null ? null : PartialDate.of(until.latest().plusDays(Rules.ENTRY_HELD_DAYS));
    }

    /** The same, counting from the day an earlier word of the same value counted. */
    Known since(Known earlier) {
        return new Known(origin, change, value, earlier.start, earlier.from, until, saidOn, number);
    }

    /** The same, gone from the list on a day: it is held for a while and ends then, unless it ends earlier. */
    Known leaving(LocalDate day) {
        PartialDate last = PartialDate.of(day.plusDays(Rules.ENTRY_HELD_DAYS));
        return until != null && until.latest().isBefore(last.latest())
                ? this
                : new Known(origin, ChangeKind.ABSENT, value, start, from, last, saidOn, number);
    }

    /** That there is no value, as the same record says. */
    Known emptied() {
        return new Known(origin, change, null, start, null, null, null, number);
    }

    /** By which rule a flag goes that this switched on and that is over now. */
    String lifting() {
        return change == ChangeKind.ABSENT ? Rules.LEFT_THE_LIST : Rules.ENTRY_ENDED;
    }

    boolean isOn(LocalDate day) {
        return Values.ON.equals(value) && !endedBefore(day);
    }

    boolean endedBefore(LocalDate day) {
        return until != null && until.latest().isBefore(day);
    }

    /** The first day after {@code day} on which this changes what holds, or null. */
    @Nullable
    LocalDate nextAfter(LocalDate day) {
        if (start.isAfter(day)) {
            return start;
        }
        LocalDate end = until == null ? null : until.latest();
        return end == null || end.isBefore(day) || end.equals(LocalDate.MAX) ? null : end.plusDays(1);
    }

    boolean fromAgrees(Known other) {
        return from == null || other.from == null || from.equals(other.from);
    }

    @Override
    public String toString() {
        return "known:" + origin;
    }
}
