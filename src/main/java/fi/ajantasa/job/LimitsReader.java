package fi.ajantasa.job;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long a register is waited for, how often it is asked and how much is taken from it. */
final class LimitsReader {
    private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,4}) ?(ms|s|min|h)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "min",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));
    private static final int MOST = 20;

    private LimitsReader() {}

    static TransportLimits read(Section place) {
        return read(place, TransportLimits.USUAL);
    }

    /** @param usual what holds where nothing is said */
    static TransportLimits read(Section place, TransportLimits usual) {
        Section limits = place.section("limits", Shape.LIMITS);
        return new TransportLimits(
                time(limits, "connect", usual.connect()),
                time(limits, "read", usual.read()),
                time(limits, "call", usual.call()),
                time(limits, "total", usual.total()),
                limits.value("attempts", LimitsReader::attempts, usual.attempts(), "write a number from 1 to 20"),
                time(limits, "pause", usual.pause()),
                limits.value("size", LimitsReader::size, usual.size(), "write it like 200 MB"));
    }

    /** A length of time like 10 s, 5 min or 1 h. */
    static Duration time(Section limits, String key, Duration usual) {
        return limits.value(key, LimitsReader::time, usual, "write it like 10 s, 5 min or 1 h");
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(text);
        }
        return UNITS.getOrDefault(time.group(2), Duration.ZERO).multipliedBy(Long.parseLong(time.group(1)));
    }

    private static long size(String text) {
        long size = PackingReader.size(text);
        if (size < 1) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static int attempts(String text) {
        int attempts = Integer.parseInt(text);
        if (attempts < 1 || attempts > MOST) {
            throw new IllegalArgumentException(text);
        }
        return attempts;
    }
}
