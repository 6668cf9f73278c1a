package fi.ajantasa.report;

import java.time.LocalDate;

/**
 * A mass change that passed the brake because it had been announced.
 *
 * @param passed how many, and the list of those customers
 * @param limit what would have passed on any other day
 * @param ceiling the most that was announced for all the days together
 */
public record AnnouncedChange(
        Figure passed, long limit, long ceiling, LocalDate from, LocalDate until, String reason) {}
