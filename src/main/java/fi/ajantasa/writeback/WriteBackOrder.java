package fi.ajantasa.writeback;

import java.time.LocalDate;

/**
 * What is wanted of a round.
 *
 * @param by who asks
 * @param again true to tell anew what was refused or is held otherwise, and to send anew what was not answered
 */
public record WriteBackOrder(LocalDate businessDate, String by, String jobHash, boolean again) {}
