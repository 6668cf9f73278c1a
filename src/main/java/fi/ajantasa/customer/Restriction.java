package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;
import java.time.LocalDate;

/**
 * A standing restriction of marketing to a customer.
 *
 * @param channels the restricted channels, bit n for the channel with ordinal n
 */
public record Restriction(String reason, int customer, int channels, Origin origin, LocalDate since) {}
