package fi.ajantasa.job;

import java.time.Duration;

/**
 * How long a register is waited for, how often it is asked, and how much is taken from it.
 *
 * @param connect until a connection stands
 * @param read between two bytes of an answer
 * @param call for one request and its whole answer
 * @param total for everything that is asked of the register in one run; nothing goes on after it
 * @param attempts how often one request is tried, the first time included
 * @param pause before the second attempt; it doubles before each further one
 * @param size most bytes of one answer or file
 */
public record TransportLimits(
        Duration connect, Duration read, Duration call, Duration total, int attempts, Duration pause, long size) {
    /** What holds where a definition says nothing. */
    public static final TransportLimits USUAL = new TransportLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            4,
            Duration.ofSeconds(2),
            4L << 30);

    public TransportLimits {
        boolean limited = positive(connect) && positive(read) && positive(call) && positive(total) && positive(pause);
        if (!limited || attempts < 1 || size < 1) {
            throw new IllegalArgumentException("every limit of a transport is above zero");
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
