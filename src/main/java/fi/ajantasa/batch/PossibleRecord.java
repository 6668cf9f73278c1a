package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;

/**
 * A row that a clerical task is about, kept until the task is answered or the row expires.
 *
 * @param file index of the file in its delivery: 0 main, 1 detail
 * @param sealed the row's bytes, encrypted for the customer
 */
record PossibleRecord(int task, int customer, Origin origin, int file, LocalDate expires, String sealed) {

    /** Names where it stands, never what it says. */
    @Override
    public String toString() {
        return "possible:" + origin;
    }
}
