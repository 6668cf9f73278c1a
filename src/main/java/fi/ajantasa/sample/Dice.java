package fi.ajantasa.sample;

import java.util.List;

/** A reproducible stream of chance for one aspect of one subject, so that nothing drawn needs to be stored. */
final class Dice {
    /** What is drawn; each aspect has its own stream, so that a new draw in one leaves the others as they are. */
    enum Aspect {
        PLAN,
        HOUSEHOLD,
        HOME,
        STAY,
        BIRTH,
        NAME,
        STATUS,
        DETAIL,
        CHANGE,
        CUSTOMER,
        CHOICE,
        COMPANY,
        ORDER,
        NUMBER,
        LISTED,
        LISTING,
        ENTRY,
        PHONE,
        MISTAKE,
        REGISTERED;

        private final long salt = name().hashCode();
    }

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, Aspect aspect, long subject) {
        return new Dice(mix(seed * STEP + aspect.salt) ^ mix(subject + STEP));
    }

    /** A whole number from 0 to below the bound. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    boolean percent(double share) {
        return below(1_000_000) < share * 10_000;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** The finishing mix of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
