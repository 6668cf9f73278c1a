package fi.ajantasa.job;

/** How much may change in one run: a share of those judged, but never fewer than the floor. */
public record Limit(Share share, int floor) {
    /** The largest number that still passes without a person. */
    public long of(long whole) {
        return Math.max(floor, (long) Math.floor(share.value() * whole));
    }
}
