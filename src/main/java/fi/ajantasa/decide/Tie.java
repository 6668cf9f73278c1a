package fi.ajantasa.decide;

import org.jspecify.annotations.Nullable;

/**
 * By what a fact is tied to its customer.
 *
 * @param number the telephone number its row is about (E.164), or null when it is about no number
 */
public record Tie(@Nullable String number, Scope scope) {

    /** How far a row speaks of a customer. */
    public enum Scope {
        /** It is the customer. */
        PERSON,
        /** The customer has the row's number, whoever the row names: it tells of the number and nothing else. */
        NUMBER,
        /** It may be the customer: it restricts and does nothing else. */
        POSSIBLE
    }

    static final Tie PERSON = new Tie(null, Scope.PERSON);

    /** What keeps flags about one number apart: whose row it is, too, for nobody lifts what another's row forbids. */
    @Nullable
    String about() {
        return number == null || scope != Scope.NUMBER ? number : number + " of another";
    }

    public boolean isPossible() {
        return scope == Scope.POSSIBLE;
    }

    /** Never shows the number. */
    @Override
    public String toString() {
        return "tie:" + scope;
    }
}
