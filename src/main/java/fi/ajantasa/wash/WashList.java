package fi.ajantasa.wash;

import java.time.LocalDate;

/**
 * One list that is sent, and where it stands.
 *
 * @param id for example {@code W-20261122-01}
 * @param sequence of the delivery that its answer lands as; the reply has the same number
 * @param numbers how many are sent
 * @param sha256 of the list as it is sent
 * @param filesSent how many of its files are known to be at the other end
 */
record WashList(
        String id,
        String register,
        LocalDate businessDate,
        State state,
        long sequence,
        int numbers,
        String sha256,
        int filesSent) {

    /** How far it came; from LISTED on it is open until it is LANDED or GIVEN_UP. */
    enum State {
        /** Kept, and not sent. */
        LISTED,
        /** Being sent, or perhaps sent. */
        SENDING,
        /** Sent, and waiting for its answer. */
        SENT,
        /** Answered. */
        LANDED,
        /** Never answered while its answer would have been of use. */
        GIVEN_UP
    }

    boolean isSent() {
        return state == State.SENT;
    }
}
