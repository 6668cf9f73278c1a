package fi.ajantasa.credit;

import static fi.ajantasa.credit.Consequence.CLOCK;
import static fi.ajantasa.credit.Consequence.CREDENTIALS;
import static fi.ajantasa.credit.Consequence.MALFORMED;
import static fi.ajantasa.credit.Consequence.NOT_IN_REGISTER;
import static fi.ajantasa.credit.Consequence.REJECT;
import static fi.ajantasa.credit.Consequence.RETRY;
import static fi.ajantasa.credit.Consequence.UNKNOWN;

import java.util.Map;

/** The codes of the consumer service's error sheet, which arrive with HTTP 200, and what each means for us (F85, F87). */
final class ReplyCodes {
    private static final Map<String, Consequence> TABLE = Map.ofEntries(
            Map.entry("EIR", NOT_IN_REGISTER),
            Map.entry("V01", RETRY),
            Map.entry("VC6", REJECT),
            Map.entry("VX1", REJECT),
            Map.entry("852", MALFORMED),
            Map.entry("VA2", CREDENTIALS),
            Map.entry("VA3", CREDENTIALS),
            Map.entry("VA4", CREDENTIALS),
            Map.entry("VA5", CREDENTIALS),
            Map.entry("501", CREDENTIALS),
            Map.entry("505", CLOCK),
            Map.entry("103", CREDENTIALS));

    private ReplyCodes() {}

    static Consequence of(String code) {
        return TABLE.getOrDefault(code, UNKNOWN);
    }
}
