package fi.ajantasa.credit;

import java.time.LocalDate;

/**
 * One round of queries.
 *
 * @param id for example {@code Q-20261122-01}
 * @param sequence of the delivery its answers land as
 */
record QuerySession(String id, String register, LocalDate businessDate, long sequence) {}
