package fi.ajantasa.privacy;

import java.time.Instant;

/** An erasure that was confirmed, and how far it came. */
record Erasure(int id, State state, int customer, long number, Confirmed confirmed) {

    /** How far it came: files are gone before the database forgets, and its pages are written anew after that. */
    enum State {
        BEGUN,
        GONE,
        DONE
    }

    /** What was confirmed, and by whom. */
    record Confirmed(String plan, String by, String reason, String ground, Instant at) {}

    Erasure in(State next) {
        return new Erasure(id, next, customer, number, confirmed);
    }
}
