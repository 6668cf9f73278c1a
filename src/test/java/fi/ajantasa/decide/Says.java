package fi.ajantasa.decide;

import fi.ajantasa.audit.Origin;
import fi.ajantasa.normalise.ChangeKind;
import fi.ajantasa.normalise.Claim;
import fi.ajantasa.person.AddressPart;
import fi.ajantasa.person.PartialDate;
import fi.ajantasa.person.PostalAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what one row of a register says. */
final class Says {

    private final ChangeKind kind;
    private final List<Claim> claims = new ArrayList<>();
    private @Nullable LocalDate changedOn;
    private boolean active = true;
    private @Nullable String number;
    private Tie.Scope scope = Tie.Scope.PERSON;

    private Says(ChangeKind kind) {
        this.kind = kind;
    }

    static Says state(String... pairs) {
        return of(ChangeKind.STATE, pairs);
    }

    static Says added(String... pairs) {
        return of(ChangeKind.ADDED, pairs);
    }

    static Says changed(String... pairs) {
        return of(ChangeKind.CHANGED, pairs);
    }

    static Says removed(String... pairs) {
        return of(ChangeKind.REMOVED, pairs);
    }

    static Says wrong(String... pairs) {
        return of(ChangeKind.TO_BE_CORRECTED, pairs);
    }

    static Says corrected(String... pairs) {
        return of(ChangeKind.CORRECTED, pairs);
    }

    static Says context(String... pairs) {
        return of(ChangeKind.CONTEXT, pairs);
    }

    /** Attribute, value, attribute, value …; {@code ~} is known empty. */
    static Says of(ChangeKind kind, String... pairs) {
        Says says = new Says(kind);
        for (int i = 0; i < pairs.length; i += 2) {
            says.claim(pairs[i], pairs[i + 1], null, null, null);
        }
        return says;
    }

    static String street(String street, String number) {
        return PostalAddress.of(Map.of(AddressPart.STREET_FI, street, AddressPart.NUMBER, number))
                .canonical();
    }

    Says address(String attribute, String street, @Nullable String from, @Nullable String until) {
        return claim(attribute, street(street, "1"), from, until, null);
    }

    Says said(String attribute, String value, String day) {
        return claim(attribute, value, null, null, day);
    }

    Says on(String day) {
        this.changedOn = LocalDate.parse(day);
        return this;
    }

    Says passive() {
        this.active = false;
        return this;
    }

    Says claim(String attribute, String value, @Nullable String from, @Nullable String until, @Nullable String said) {
        claims.add(new Claim(
                attribute,
                value.equals("~") ? null : value,
                from == null ? null : PartialDate.parse(from),
                until == null ? null : PartialDate.parse(until),
                said == null ? null : LocalDate.parse(said)));
        return this;
    }

    /** The row is about this number. */
    Says about(String number) {
        this.number = number;
        return this;
    }

    /** The row may be the customer's. */
    Says perhaps() {
        this.scope = Tie.Scope.POSSIBLE;
        return this;
    }

    /** The row is about a number of the customer and names another. */
    Says ofAnother() {
        this.scope = Tie.Scope.NUMBER;
        return this;
    }

    Fact fact(String register, int extract, int row, LocalDate date) {
        Tie tie = new Tie(number, scope);
        return new Fact(new Origin(extract, row), register, date, kind, changedOn, active, claims, tie);
    }
}
