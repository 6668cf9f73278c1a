package fi.ajantasa.normalise;

import java.time.LocalDate;

/**
 * The terms under which a register is read.
 *
 * @param artificialCodes whether identity codes of the artificial series are accepted
 * @param quarantines whether a group with an unknown code is left out instead of rejecting the row: so for a register
 *     of others (F11), never for our own, which we can correct
 */
record Terms(LocalDate today, boolean artificialCodes, boolean quarantines) {

    /** A code that the job file does not name, in a group beside the record's key. */
    void unknownCode(Reading reading) {
        if (quarantines) {
            reading.quarantineGroup();
        } else {
            reading.reject("unknown-code");
        }
    }
}
