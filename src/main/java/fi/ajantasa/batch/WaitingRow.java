package fi.ajantasa.batch;

import fi.ajantasa.audit.Origin;
import java.time.Instant;

/**
 * A row in quarantine: its person could not be decided with it, or it waits behind such a row.
 *
 * @param file index of the file in its delivery: 0 main, 1 detail
 * @param attempts how often it was tried; 0 for a row that only waits
 * @param sealed the record's bytes, encrypted for the customer
 * @param counts false when its delivery was refused afterwards
 */
record WaitingRow(
        String register,
        int customer,
        Origin origin,
        int file,
        int attempts,
        Instant since,
        String sealed,
        boolean counts) {

    /** The same row after one more attempt. */
    WaitingRow triedAgain() {
        return new WaitingRow(register, customer, origin, file, attempts + 1, since, sealed, counts);
    }

    /** Names where it stands, never what it says. */
    @Override
    public String toString() {
        return "waiting:" + register + ":" + origin;
    }
}
