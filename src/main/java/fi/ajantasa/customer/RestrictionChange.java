package fi.ajantasa.customer;

import fi.ajantasa.audit.Origin;

/**
 * A restriction of marketing set (or set anew on other channels), or lifted.
 *
 * @param channels the restricted channels, bit n for the channel with ordinal n
 */
public record RestrictionChange(String reason, int channels, boolean on, Origin origin) {}
