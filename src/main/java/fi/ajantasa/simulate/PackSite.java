package fi.ajantasa.simulate;

import java.time.LocalDate;

/** A server's site that has one packed file, by its day. */
interface PackSite extends Site {
    /** What stands before the names of its files. */
    String path();

    /** What the file of a day is called. */
    String name(String day);

    /**
     * Has this from now on.
     *
     * @param sent the file as it is sent, right or wrong
     * @param whole the file as it should be
     */
    void have(LocalDate day, Pack sent, Pack whole);
}
