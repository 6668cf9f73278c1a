package fi.ajantasa.source;

import java.time.Instant;

/**
 * One reading of a meter.
 *
 * @param type what kind of reading it is, empty where that is not told
 * @param minutes how long it measured
 * @param milliwattHours the energy, so in whole numbers; {@link #GAP} where the value is missing
 */
record MeterReading(String type, Instant start, int minutes, long milliwattHours) {
    static final long GAP = -1;

    boolean isGap() {
        return milliwattHours == GAP;
    }
}
