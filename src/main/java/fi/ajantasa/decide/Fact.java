package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.normalise.RegisterRecord;
import fi.ajantasa.person.Hetu;
import fi.ajantasa.person.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one linked record of a register says of one customer.
 *
 * @param extractDate the day the delivery speaks of
 * @param changedOn the day the register says it changed, or null
 * @param active false when the record is history only
 * @param tie by what it is tied to the customer
 */
public record Fact(
        Origin origin,
        String register,
        LocalDate extractDate,
        ChangeKind change,
        @Nullable LocalDate changedOn,
        boolean active,
        List<Claim> claims,
        Tie tie) {

    public Fact {
        claims = List.copyOf(claims);
    }

    /** A fact of the person, about no number. */
    public Fact(
            Origin origin,
            String register,
            LocalDate extractDate,
            ChangeKind change,
            @Nullable LocalDate changedOn,
            boolean active,
            List<Claim> claims) {
        this(origin, register, extractDate, change, changedOn, active, claims, Tie.PERSON);
    }

    /** The fact a linked record makes; {@code extract} is its delivery. */
    public static Fact of(RegisterRecord record, String register, int extract, LocalDate extractDate) {
        Origin origin = new Origin(extract, Math.toIntExact(record.row()));
        PhoneNumber phone = record.key().phone();
        Tie tie = phone == null ? Tie.PERSON : new Tie(phone.e164(), Tie.Scope.PERSON);
        return new Fact(
                origin,
                register,
                extractDate,
                record.change(),
                record.changedOn(),
                record.active(),
                claims(record),
                tie);
    }

    /** That a full list of the register has the customer no more; it has no row. */
    public static Fact absence(String register, int extract, LocalDate extractDate) {
        Origin origin = new Origin(extract, 0);
        return new Fact(origin, register, extractDate, ChangeKind.ABSENT, null, true, List.of(), Tie.PERSON);
    }

    /** Whether the record is only possibly of the customer: then it may restrict, and nothing else. */
    public boolean possible() {
        return tie.isPossible();
    }

    /** The same of a customer whom the record only possibly is about. */
    public Fact asPossible() {
        return with(Tie.Scope.POSSIBLE);
    }

    /** The same fact, claiming no more than these. */
    Fact with(List<Claim> fewer) {
        return new Fact(origin, register, extractDate, change, changedOn, active, fewer, tie);
    }

    /** The same fact, speaking so far of the customer only. */
    public Fact with(Tie.Scope scope) {
        return new Fact(origin, register, extractDate, change, changedOn, active, claims, new Tie(tie.number(), scope));
    }

    /** The same fact from a full list: an entry there is how things stand, whatever its row calls itself. */
    public Fact stating() {
        return change == ChangeKind.ADDED
                ? new Fact(origin, register, extractDate, ChangeKind.STATE, changedOn, active, claims, tie)
                : this;
    }

    /** What a record claims; a passive one moreover names the code that it says is history (F33). */
    private static List<Claim> claims(RegisterRecord record) {
        Hetu code = record.key().hetu();
        if (record.active() || code == null) {
            return record.claims();
        }
        List<Claim> claims = new ArrayList<>(record.claims());
        claims.add(new Claim("hetu", code.code(), null, null, null));
        return claims;
    }

    /** The same fact, claiming only what began to hold on or before the day; nothing where that is none of it. */
    Optional<Fact> startedBy(LocalDate day) {
        List<Claim> started = claims.stream()
                .filter(it -> !(it.from() == null ? day() : it.from().earliest()).isAfter(day))
                .toList();
        return started.isEmpty() && day().isAfter(day) ? Optional.empty() : Optional.of(with(started));
    }

    /** The day from which it counts when a claim itself names no day. */
    LocalDate day() {
        return changedOn == null ? extractDate : changedOn;
    }

    /** Whether the record may say how things are, as against context, history and wrong rows. */
    boolean speaks() {
        return active && change != ChangeKind.CONTEXT && change != ChangeKind.TO_BE_CORRECTED && !tie.isPossible();
    }

    @Nullable
    Claim find(String attribute) {
        for (Claim claim : claims) {
            if (claim.attribute().equals(attribute)) {
                return claim;
            }
        }
        return null;
    }

    /** Names where it comes from, never what it says. */
    @Override
    public String toString() {
        return "fact:" + register + ":" + origin;
    }
}
